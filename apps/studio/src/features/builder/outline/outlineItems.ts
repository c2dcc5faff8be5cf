import { NOTHING_SELECTED, type Selection, selectNode } from '@countersign/canvas';
import type { FlowDocument, FlowGroup, FlowNote } from '@countersign/model';
import { flowOrder, type OutlineLine } from './flowOrder.ts';

/** One row of the outline: a step with the group that it is drawn in, or a note. */
export type OutlineItem =
  | { readonly type: 'step'; readonly line: OutlineLine; readonly group: FlowGroup | undefined }
  | { readonly type: 'note'; readonly note: FlowNote };

/** All that is drawn, as a list: the steps in the order of a case, then the notes from left to right. */
export function outlineItems(document: FlowDocument): readonly OutlineItem[] {
  const groups = new Map<string, FlowGroup>();
  for (const group of document.groups ?? []) for (const id of group.nodes) groups.set(id, group);
  const notes = document.notes.toSorted((a, b) => a.position.x - b.position.x || a.position.y - b.position.y);
  return [
    ...flowOrder(document).map((line) => ({ type: 'step' as const, line, group: groups.get(line.node.id) })),
    ...notes.map((note) => ({ type: 'note' as const, note })),
  ];
}

/** What is selected when a row is chosen. */
export const selectionOf = (item: OutlineItem): Selection =>
  item.type === 'step' ? selectNode(item.line.node.id) : { ...NOTHING_SELECTED, notes: [item.note.id] };

/** Whether a row is among what is selected. */
export const isChosen = (item: OutlineItem, { nodes, notes }: Selection): boolean =>
  item.type === 'step' ? nodes.includes(item.line.node.id) : notes.includes(item.note.id);

/** A selection with a row added to it. */
export function extended({ nodes, notes }: Selection, item: OutlineItem): Selection {
  const added = selectionOf(item);
  return {
    ...NOTHING_SELECTED,
    nodes: [...new Set([...added.nodes, ...nodes])],
    notes: [...new Set([...added.notes, ...notes])],
  };
}
