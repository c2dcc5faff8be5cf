import type { StepShape } from '@countersign/drawing';
import type { Position } from '@countersign/model';
import type { NodeChange } from '@xyflow/react';
import { useCallback } from 'react';
import type { GestureTarget } from './gestureTarget.ts';
import type { CanvasNode } from './toReactFlow.ts';
import { type MoveHelp, useMoveGestures } from './useMoveGestures.ts';
import { useSelectionGestures } from './useSelectionGestures.ts';
import { useWireGestures } from './useWireGestures.ts';

type Target = GestureTarget & { readonly shapes: readonly StepShape[] };

/** What the hands do, as commands: React Flow reports changes, the document changes only by commands. */
export function useGestures(target: Target, toFlow: (screen: Position) => Position, help: MoveHelp) {
  const { selectNodes, selectEdges, onNodeClick } = useSelectionGestures(target);
  const { overrides, guides, move } = useMoveGestures(target, help);
  const wires = useWireGestures(target, toFlow);
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      selectNodes(changes);
      move(changes);
    },
    [selectNodes, move],
  );
  return { overrides, guides, onNodeClick, onNodesChange, onEdgesChange: selectEdges, ...wires };
}
