import { type Diagnostic, type FlowNode, hasOutput } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Flow } from '../flow.ts';
import type { Rule } from '../rule.ts';
import { placeOfPath, referencesIn, type TextReference } from '../stepReferences.ts';

/** `steps.<id>` names a step with an output that comes before. */
export const stepReferences: Rule = (flow) =>
  flow.texts.flatMap((text) =>
    referencesIn(flow, text)
      .filter(({ path }) => path[0] === 'steps' && path[1] !== undefined)
      .flatMap((reference) => checkReference(flow, reference)),
  );

function checkReference(flow: Flow, reference: TextReference): Diagnostic[] {
  const { text, path, mayBeMissing } = reference;
  const id = path[1] as string; // safe: the caller keeps paths with a step
  const step = flow.graph.nodes.get(id);
  const place = {
    node: text.node.id,
    field: text.pointer,
    data: { step: id, ...placeOfPath(text.source, ['steps', id]) },
  };
  const holes = { title: text.node.title, step: id };
  if (step === undefined) return [diagnose('unknown_step', { ...place, holes })];
  if (!hasOutput(step.kind)) {
    return [diagnose('step_without_output', { ...place, holes: { ...holes, kind: step.kind } })];
  }
  if (readsOwnValue(reference, step) || !flow.reachable.has(text.node.id)) return [];
  const asks = asksForFailure(path);
  const comesAfter = flow.comesAfter(text.node.id, id) || (asks && flow.comesAfterFailure(text.node.id, id));
  if (!comesAfter) return [diagnose('step_not_upstream', { ...place, holes })];
  const canMiss = flow.canMiss(text.node.id, id) && !(asks && !flow.canMissFailure(text.node.id, id));
  if (mayBeMissing || !canMiss) return [];
  return [diagnose('step_may_be_skipped', { ...place, holes })];
}

/** A failed step leaves `{ failed, problem }` as its output. */
const asksForFailure = (path: TextReference['path']): boolean =>
  path[2] === 'failed' || path[2] === 'problem';

/**
 * A step that sets values sees those it has already set, and may ask for those of its visit before; what takes an action back  sees what the action gave.
 */
function readsOwnValue({ text, path, mayBeMissing }: TextReference, step: FlowNode): boolean {
  if (text.node.id !== step.id) return false;
  if (step.kind === 'action') return text.pointer.startsWith('/undo/');
  if (step.kind !== 'transform') return false;
  if (mayBeMissing) return true;
  const index = Number(/^\/set\/(\d+)\//.exec(text.pointer)?.[1] ?? 0);
  return step.config.set.slice(0, index).some(({ name }) => name === path[2]);
}
