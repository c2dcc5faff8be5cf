import { noteIdOf } from '@countersign/canvas';
import { groupIdOf } from '@countersign/drawing';
import { nodeById } from '@countersign/model';
import type { BuilderSession } from './session/BuilderSession.ts';

const HOLDERS = '.react-flow__node, .react-flow__edge, [role="treeitem"][data-step]';

/**
 * Selects the step, the note, the wire or the steps of the group that has the keyboard, unless it is selected already: it is what a key is meant for.
 * What was pressed with a mouse has no keyboard yet: others may have been selected around it since.
 */
export function selectFocused(session: BuilderSession): void {
  const holder = document.activeElement?.closest(HOLDERS);
  const key = holder?.getAttribute('data-id') ?? holder?.getAttribute('data-step');
  if (key == null || holder?.matches(':focus-visible') !== true) return;
  const { nodes, edges, notes } = session.selection.get();
  const id = noteIdOf(key) ?? key;
  if ([...nodes, ...edges, ...notes].includes(id)) return;
  const { document: flow } = session.editing.get();
  const group = flow.groups?.find((one) => one.id === groupIdOf(key));
  if (group !== undefined) session.select({ nodes: [...group.nodes], edges: [], notes: [] });
  else if (key !== id) session.select({ nodes: [], edges: [], notes: [id] });
  else if (nodeById(flow, id) !== undefined) session.select({ nodes: [id], edges: [], notes: [] });
  else if (flow.edges.some((edge) => edge.id === id)) session.select({ nodes: [], edges: [id], notes: [] });
}
