import { stepsOf } from '@countersign/drawing';
import type { FlowDocument } from '@countersign/model';
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { type MouseEvent, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import type { GestureTarget } from './gestureTarget.ts';
import { changedIds, NOTHING_SELECTED, type Selection } from './selection.ts';
import { type CanvasEdge, type CanvasNode, noteIdOf } from './toReactFlow.ts';

type SelectionTarget = Pick<GestureTarget, 'document' | 'selection' | 'onSelectionChange'>;

/**
 * What presses and boxes choose. The selection lives outside; here it only passes through. Always the same functions,
 * whatever is edited.
 */
export function useSelectionGestures({ document, selection, onSelectionChange }: SelectionTarget) {
  // React Flow reports what a press does to steps and to wires one after the other, before anything is drawn again.
  const latest = useRef({ document, selection, onSelectionChange });
  useLayoutEffect(() => {
    latest.current = { document, selection, onSelectionChange };
  }, [document, selection, onSelectionChange]);
  return useMemo(() => selectionGestures(latest), []);
}

function selectionGestures(latest: RefObject<SelectionTarget>) {
  const select = (next: Selection) => {
    latest.current = { ...latest.current, selection: next };
    latest.current.onSelectionChange(next);
  };
  return {
    selectNodes: (changes: readonly NodeChange<CanvasNode>[]) => {
      const { selection, document } = latest.current;
      const chosen = chosenIn(changes);
      if (chosen.size > 0) select(withNodes(selection, chosen, document));
    },
    selectEdges: (changes: readonly EdgeChange<CanvasEdge>[]) => {
      const { selection } = latest.current;
      const edges = changedIds(selection.edges, chosenIn(changes));
      if (edges !== selection.edges) select({ ...selection, edges });
    },
    /** A plain press on one of several selected cards leaves that one selected. */
    onNodeClick: (event: MouseEvent, node: CanvasNode) => {
      const { nodes, edges, notes } = latest.current.selection;
      const isOneOfMany = nodes.length + edges.length + notes.length > 1;
      if (!isOneOfMany || event.shiftKey || event.ctrlKey || event.metaKey) return;
      const note = noteIdOf(node.id);
      if (note !== undefined) return select({ ...NOTHING_SELECTED, notes: [note] });
      select({ ...NOTHING_SELECTED, nodes: stepsOf(latest.current.document, node.id) });
    },
  };
}

/** Id → whether it is selected now, of the changes that say so. */
function chosenIn(
  changes: readonly (NodeChange<CanvasNode> | EdgeChange<CanvasEdge>)[],
): Map<string, boolean> {
  const chosen = new Map<string, boolean>();
  for (const change of changes) if (change.type === 'select') chosen.set(change.id, change.selected);
  return chosen;
}

function withNodes(
  selection: Selection,
  chosen: ReadonlyMap<string, boolean>,
  document: FlowDocument,
): Selection {
  const nodes = new Map<string, boolean>();
  const notes = new Map<string, boolean>();
  // What goes out first: a group that is chosen keeps steps that are let go by themselves.
  for (const [key, isIn] of [...chosen].sort(([, a], [, b]) => Number(a) - Number(b))) {
    const note = noteIdOf(key);
    if (note === undefined) for (const id of stepsOf(document, key)) nodes.set(id, isIn);
    else notes.set(note, isIn);
  }
  return {
    ...selection,
    nodes: changedIds(selection.nodes, nodes),
    notes: changedIds(selection.notes, notes),
  };
}
