import { boxOf, enclosing } from '@countersign/drawing';
import { type FlowDocument, nodeById } from '@countersign/model';
import type { useReactFlow } from '@xyflow/react';
import { SHARED_PROPS } from './drawing.ts';
import { motionMs } from './motionMs.ts';
import { fitSteps } from './viewSteps.ts';

type Flow = ReturnType<typeof useReactFlow>;

/** How far from the edge a step has to stand to count as seen, in screen pixels: its buttons for what follows fit in. */
const MARGIN = 56;
const READABLE_ZOOM = 0.5;

/** Moves the view no further than needed; shows the whole flow instead when that can still be read. */
export function bringIntoView(
  flow: Flow,
  frame: HTMLElement | null,
  { document, node }: { readonly document: FlowDocument; readonly node: string },
): void {
  const step = nodeById(document, node);
  const room = frame?.getBoundingClientRect();
  if (step === undefined || room === undefined) return;
  const { x, y, zoom } = flow.getViewport();
  const card = boxOf(step);
  const dx = shiftInto(card.x * zoom + x, card.width * zoom, room.width);
  const dy = shiftInto(card.y * zoom + y, card.height * zoom, room.height);
  if (dx === 0 && dy === 0) return;
  const all = enclosing(document.nodes.map(boxOf));
  const margin = 1 + SHARED_PROPS.fitViewOptions.padding * 2;
  const zoomOfAll = Math.min(room.width / (all.width * margin), room.height / (all.height * margin));
  if (zoomOfAll >= READABLE_ZOOM) fitSteps(flow, frame, document);
  else void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: motionMs() });
}

/** How far a stretch has to move to lie inside a room, with a margin; 0 when it does. */
function shiftInto(start: number, length: number, room: number): number {
  if (start < MARGIN) return MARGIN - start;
  const over = start + length + MARGIN - room;
  return over > 0 ? -over : 0;
}
