import { nodeById } from '@countersign/model';
import type { BuilderSession } from './session/BuilderSession.ts';

/** Selects the step, the note or the wire that has the keyboard, unless it is selected already: it is what a key is meant for. */
export function selectFocused(session: BuilderSession, target: EventTarget | null): void {
  const holder = target instanceof Element ? target.closest('.react-flow__node, .react-flow__edge') : null;
  const id = holder?.getAttribute('data-id');
  if (id == null) return;
  const { nodes, edges, notes } = session.selection.get();
  if ([...nodes, ...edges, ...notes].includes(id)) return;
  const { document } = session.editing.get();
  if (nodeById(document, id) !== undefined) session.select({ nodes: [id], edges: [], notes: [] });
  else if (document.edges.some((edge) => edge.id === id))
    session.select({ nodes: [], edges: [id], notes: [] });
  else if (document.notes.some((note) => note.id === id))
    session.select({ nodes: [], edges: [], notes: [id] });
}
