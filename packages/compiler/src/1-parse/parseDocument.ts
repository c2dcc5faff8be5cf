import {
  type Diagnostic,
  type FlowDocument,
  fail,
  ok,
  type Problem,
  parseFlow,
  type Result,
} from '@countersign/model';
import { diagnose } from '../catalogue/diagnose.ts';
import { isDeeperThan } from './isDeeperThan.ts';

/** Far more than any form can make; keeps everything that walks documents recursively within the stack. */
export const MAX_DEPTH = 100;

/** Unknown data → a document of the right shape, or one diagnostic per place that is wrong. */
export function parseDocument(data: unknown): Result<FlowDocument, Diagnostic[]> {
  if (isDeeperThan(data, MAX_DEPTH)) {
    const holes = { at: 'some place', reason: `it is nested more than ${MAX_DEPTH} levels deep.` };
    return fail([diagnose('document_invalid', { holes })]);
  }
  const parsed = parseFlow(data);
  if (parsed.ok) return ok(parsed.value);
  return fail(parsed.problem.map((problem) => shapeDiagnostic(problem, data)));
}

/** Names the node and the field in its config when the place is inside one, so that the studio can show it there. */
function shapeDiagnostic({ message, at = '' }: Problem, data: unknown): Diagnostic {
  const holes = { at: at === '' || at === '/' ? 'its top' : at, reason: message };
  const [, index, field] = /^\/nodes\/(\d+)\/config(.*)$/.exec(at) ?? [];
  const node = index === undefined ? undefined : nodeIdAt(data, Number(index));
  if (node === undefined) return diagnose('document_invalid', { field: at, holes });
  return diagnose('document_invalid', { node, field: field ?? '', holes });
}

function nodeIdAt(data: unknown, index: number): string | undefined {
  const nodes = (data as { nodes?: unknown } | null)?.nodes;
  const node: unknown = Array.isArray(nodes) ? nodes[index] : undefined;
  const id = (node as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
}
