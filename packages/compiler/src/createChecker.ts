import type { Diagnostic, FlowDocument } from '@countersign/model';
import { createReader } from './1-parse/createReader.ts';
import { analyze } from './2-analyze/analyze.ts';
import { flowOf } from './2-analyze/flow.ts';
import { newRecall } from './2-analyze/recall.ts';
import { validate } from './compile.ts';
import type { CompileEnvironment } from './compileEnvironment.ts';

/** Says of a document what `validate` says of it. */
export type Checker = (document: FlowDocument, environment?: CompileEnvironment) => readonly Diagnostic[];

/**
 * A `validate` for one document that is being edited: it remembers what it learnt of the state before, and what an edit
 * left alone (the same objects) is not looked at again. Its findings are those of `validate`, in the same order.
 */
export function createChecker(): Checker {
  const read = createReader();
  const recall = newRecall();
  return (document, environment = {}) => {
    const known = read(document);
    return known === null ? validate(document, environment) : analyze(flowOf(known, environment, recall));
  };
}
