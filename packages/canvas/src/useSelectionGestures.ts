import type { FlowDocument } from '@countersign/model';
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { type MouseEvent, useCallback, useLayoutEffect, useRef } from 'react';
import { stepsOf } from './groups.ts';
import { changedIds, NOTHING_SELECTED, type Selection } from './selection.ts';
import { type CanvasEdge, type CanvasNode, noteIdOf } from './toReactFlow.ts';

/** What presses and boxes choose. The selection lives outside; here it only passes through. */
export function useSelectionGestures(
  document: FlowDocument,
  selection: Selection,
  onChange: (selection: Selection) => void,
) {
  // React Flow reports what a press does to steps and to wires one after the other, before anything is drawn again.
  const latest = useRef(selection);
  useLayoutEffect(() => {
    latest.current = selection;
  }, [selection]);

  const select = useCallback(
    (next: Selection) => {
      latest.current = next;
      onChange(next);
    },
    [onChange],
  );

  const selectNodes = useCallback(
    (changes: readonly NodeChange<CanvasNode>[]) => {
      const chosen = chosenIn(changes);
      if (chosen.size > 0) select(withNodes(latest.current, chosen, document));
    },
    [select, document],
  );

  const selectEdges = useCallback(
    (changes: readonly EdgeChange<CanvasEdge>[]) => {
      const edges = changedIds(latest.current.edges, chosenIn(changes));
      if (edges !== latest.current.edges) select({ ...latest.current, edges });
    },
    [select],
  );

  /** A plain press on one of several selected cards leaves that one selected. */
  const onNodeClick = useCallback(
    (event: MouseEvent, node: CanvasNode) => {
      const { nodes, edges, notes } = latest.current;
      const isOneOfMany = nodes.length + edges.length + notes.length > 1;
      if (!isOneOfMany || event.shiftKey || event.ctrlKey || event.metaKey) return;
      const note = noteIdOf(node.id);
      if (note !== undefined) return select({ ...NOTHING_SELECTED, notes: [note] });
      select({ ...NOTHING_SELECTED, nodes: stepsOf(document, node.id) });
    },
    [select, document],
  );

  return { selectNodes, selectEdges, onNodeClick };
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
