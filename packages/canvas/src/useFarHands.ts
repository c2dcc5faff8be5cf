import type { StepShape } from '@countersign/drawing';
import { useReactFlow, useStore } from '@xyflow/react';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Selection } from './selection.ts';

type FarHandsTarget = {
  /** The steps that are drawn as shapes only; empty when every step has a card. */
  readonly shapes: readonly StepShape[];
  readonly selection: Selection;
  readonly onSelectionChange: (selection: Selection) => void;
};

/**
 * Pointing at steps that have no card of their own: the one under the pointer gets a card, so that it can be pressed and moved like any
 * other; a box drawn around shapes chooses their steps.
 */
export function useFarHands({ shapes, selection, onSelectionChange }: FarHandsTarget) {
  const flow = useReactFlow();
  const [pointed, setPointed] = useState<string>();
  const stepAt = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) => {
    const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
    return shapes.findLast(
      (box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
    )?.id;
  };
  const onPointerMove = (event: PointerEvent) => {
    if (shapes.length > 0 && event.buttons === 0) setPointed(stepAt(event));
  };
  const onPaneClick = (event: { readonly clientX: number; readonly clientY: number }) => {
    const id = shapes.length === 0 ? undefined : stepAt(event);
    if (id !== undefined) onSelectionChange({ nodes: [id], edges: [], notes: [] });
  };
  useBoxSelection({ shapes, selection, onSelectionChange });
  return { pointed: shapes.length === 0 ? undefined : pointed, onPointerMove, onPaneClick };
}

/** When a box is let go, what lies in it is chosen. */
function useBoxSelection({ shapes, selection, onSelectionChange }: FarHandsTarget): void {
  const flow = useReactFlow();
  const box = useStore((state) => state.userSelectionRect);
  const frame = useStore((state) => state.domNode);
  const last = useRef(box);
  useEffect(() => {
    const before = last.current;
    last.current = box;
    if (box !== null || before === null || shapes.length === 0) return;
    const edge = frame?.getBoundingClientRect();
    const at = (x: number, y: number) =>
      flow.screenToFlowPosition({ x: x + (edge?.left ?? 0), y: y + (edge?.top ?? 0) }, { snapToGrid: false });
    const from = at(before.x, before.y);
    const to = at(before.x + before.width, before.y + before.height);
    const inside = shapes.filter(
      ({ x, y, width, height }) => x < to.x && x + width > from.x && y < to.y && y + height > from.y,
    );
    onSelectionChange({ ...selection, nodes: inside.map(({ id }) => id) });
  }, [box, frame, flow, shapes, selection, onSelectionChange]);
}
