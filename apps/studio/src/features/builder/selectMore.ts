import type { Selection } from '@countersign/canvas';
import type { FlowDocument } from '@countersign/model';

/** Everything that is not selected, instead of what is. Wires go with their steps. */
export function inverted({ nodes, notes }: FlowDocument, selection: Selection): Selection {
  const chosen = new Set([...selection.nodes, ...selection.notes]);
  const others = (records: readonly { readonly id: string }[]) =>
    records.map(({ id }) => id).filter((id) => !chosen.has(id));
  return { nodes: others(nodes), edges: [], notes: others(notes) };
}

/** The selected steps and every step that a case can reach from them. */
export function withBehind({ edges }: FlowDocument, selection: Selection): Selection {
  const out = Map.groupBy(edges, (edge) => edge.source);
  const reached = new Set(selection.nodes);
  // A set goes on to what is added while it is walked.
  for (const id of reached) for (const { target } of out.get(id) ?? []) reached.add(target);
  return { ...selection, nodes: [...reached] };
}
