import type { Position } from '@countersign/model';
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback } from 'react';
import type { GestureTarget } from './gestureTarget.ts';
import type { CanvasEdge, CanvasNode } from './toReactFlow.ts';
import { type MoveHelp, useMoveGestures } from './useMoveGestures.ts';
import { useSelectionGestures } from './useSelectionGestures.ts';
import { useWireGestures } from './useWireGestures.ts';

/** What the hands do, as commands: React Flow reports changes, the document changes only by commands. */
export function useGestures(target: GestureTarget, toFlow: (screen: Position) => Position, help: MoveHelp) {
  const { selectNodes, selectEdges, onNodeClick } = useSelectionGestures(
    target.document,
    target.selection,
    target.onSelectionChange,
  );
  const { overrides, guides, move } = useMoveGestures(target.document, target.onCommand, help);
  const wires = useWireGestures(target, toFlow);
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      selectNodes(changes);
      move(changes);
    },
    [selectNodes, move],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) => selectEdges(changes),
    [selectEdges],
  );
  return { overrides, guides, onNodeClick, onNodesChange, onEdgesChange, ...wires };
}
