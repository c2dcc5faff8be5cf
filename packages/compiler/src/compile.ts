import type { Artefact, Diagnostic } from '@countersign/model';
import { parseDocument } from './1-parse/parseDocument.ts';
import { analyze } from './2-analyze/analyze.ts';
import { type Flow, flowOf } from './2-analyze/flow.ts';
import { emitArtefact } from './3-emit/emitArtefact.ts';
import type { CompileEnvironment } from './compileEnvironment.ts';

/** The artefact is null exactly when one of the diagnostics is an error. */
export type Compilation = {
  readonly diagnostics: readonly Diagnostic[];
  readonly artefact: Artefact | null;
};

/**
 * A flow document → what is wrong with it and, when nothing is, the artefact that runs it. Pure: the same document gives
 * the same bytes. Accepts any data; what is not a flow document gives `document_invalid`. Calls of other flows are checked
 * against the `environment`; without it they are left open, and the artefact cannot make them.
 *
 * @example
 * const { diagnostics, artefact } = compile(document);
 * if (artefact === null) show(diagnostics.filter(({ severity }) => severity === 'error'));
 */
export function compile(document: unknown, environment: CompileEnvironment = {}): Compilation {
  const { flow, diagnostics } = inspect(document, environment);
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  return { diagnostics, artefact: flow === null || hasErrors ? null : emitArtefact(flow) };
}

/** What is wrong with a document, without emitting anything: what the studio asks for after each edit. */
export const validate = (document: unknown, environment: CompileEnvironment = {}): readonly Diagnostic[] =>
  inspect(document, environment).diagnostics;

type Inspection = { readonly flow: Flow | null; readonly diagnostics: readonly Diagnostic[] };

function inspect(data: unknown, environment: CompileEnvironment): Inspection {
  const document = parseDocument(data);
  if (!document.ok) return { flow: null, diagnostics: document.problem };
  const flow = flowOf(document.value, environment);
  return { flow, diagnostics: analyze(flow) };
}
