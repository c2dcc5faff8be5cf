import { expressionShape } from '@countersign/expression';
import type { JsonSchema } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { isCall } from '../calls.ts';
import { environmentOf } from '../environment.ts';
import type { Flow } from '../flow.ts';
import type { Rule } from '../rule.ts';
import { schemaMismatch } from '../schemaMismatch.ts';

/** The input of a call fits the input schema of the called flow, as far as both are known before a run. */
export const callInput: Rule = (flow) =>
  flow.document.nodes.flatMap((node) => {
    if (!isCall(node)) return [];
    const wanted = inputOf(flow, node.config.flow);
    const given = expressionShape(node.config.input, environmentOf(flow, node));
    const mismatch = given.ok ? schemaMismatch(given.value, wanted) : null;
    if (mismatch === null) return [];
    const { path, reason } = mismatch;
    const what = path.length === 0 ? 'it' : `"${path.join('.')}"`;
    return diagnose('call_input_mismatch', {
      node: node.id,
      field: '/input',
      holes: { title: node.title, flow: node.config.flow, reason: `${what} ${reason}.` },
      data: { path },
    });
  });

/** What the called flow accepts; anything when it is not known. */
function inputOf({ document, calleeOf }: Flow, slug: string): JsonSchema {
  const callee = calleeOf(slug);
  if (callee.type === 'self') return document.input;
  return callee.type === 'published' ? callee.flow.input : {};
}
