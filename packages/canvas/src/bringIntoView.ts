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

type Wanted = {
  readonly document: FlowDocument;
  readonly node: string;
  /** How near to the edge a step may be before anything moves. */
  readonly near?: number;
};

/** Moves the view no further than needed; shows the whole flow instead when that can still be read. */
export function bringIntoView(
  flow: Flow,
  frame: HTMLElement | null,
  { document, node, near = MARGIN }: Wanted,
): void {
  const step = nodeById(document, node);
  const room = frame?.getBoundingClientRect();
  if (step === undefined || room === undefined) return;
  const { x, y, zoom } = flow.getViewport();
  const card = boxOf(step);
  const isSeen = (margin: number) =>
    shiftInto(card.x * zoom + x, card.width * zoom, { room: room.width, margin }) === 0 &&
    shiftInto(card.y * zoom + y, card.height * zoom, { room: room.height, margin }) === 0;
  if (isSeen(near)) return;
  const dx = shiftInto(card.x * zoom + x, card.width * zoom, { room: room.width, margin: MARGIN });
  const dy = shiftInto(card.y * zoom + y, card.height * zoom, { room: room.height, margin: MARGIN });
  const all = enclosing(document.nodes.map(boxOf));
  const margin = 1 + SHARED_PROPS.fitViewOptions.padding * 2;
  const zoomOfAll = Math.min(room.width / (all.width * margin), room.height / (all.height * margin));
  if (zoomOfAll >= READABLE_ZOOM) fitSteps(flow, frame, document);
  else void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: motionMs() });
}

type Stretch = { readonly room: number; readonly margin: number };

/** How far a stretch has to move to lie inside a room, with a margin; 0 when it does. */
function shiftInto(start: number, length: number, { room, margin }: Stretch): number {
  if (start < margin) return margin - start;
  const over = start + length + margin - room;
  return over > 0 ? -over : 0;
}
