import type { FlowDocument } from '../document/flow.ts';
import type { NodeKind } from '../document/node.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';

/** Whether a node of this kind may be added: a flow starts in one place, so a second trigger is refused. */
export function canAddNode(document: FlowDocument, kind: NodeKind): Result<NodeKind, Problem> {
  const trigger = kind === 'trigger' ? document.nodes.find((node) => node.kind === 'trigger') : undefined;
  if (trigger === undefined) return ok(kind);
  return fail(
    problem(
      'trigger_exists',
      `The flow already starts at "${trigger.title}"; it can start in one place only.`,
      trigger.id,
    ),
  );
}
