import type { useReactFlow } from '@xyflow/react';
import { SHARED_PROPS } from './drawing.ts';

type Flow = ReturnType<typeof useReactFlow>;

/** How far from the edge a step has to stand to count as seen, in screen pixels: its buttons for what follows fit in. */
const MARGIN = 56;
const READABLE_ZOOM = 0.5;

/** Moves the view no further than needed; shows the whole flow instead when that can still be read. */
export function bringIntoView(flow: Flow, frame: HTMLElement | null, id: string): void {
  const node = flow.getInternalNode(id);
  const box = frame?.getBoundingClientRect();
  if (node === undefined || box === undefined) return;
  const { x, y, zoom } = flow.getViewport();
  const { width = 0, height = 0 } = node.measured;
  const { positionAbsolute: at } = node.internals;
  const dx = shiftInto(at.x * zoom + x, width * zoom, box.width);
  const dy = shiftInto(at.y * zoom + y, height * zoom, box.height);
  if (dx === 0 && dy === 0) return;
  const all = flow.getNodesBounds(flow.getNodes());
  const room = 1 + SHARED_PROPS.fitViewOptions.padding * 2;
  const zoomOfAll = Math.min(box.width / (all.width * room), box.height / (all.height * room));
  const duration = motionMs();
  if (zoomOfAll >= READABLE_ZOOM) void flow.fitView({ ...SHARED_PROPS.fitViewOptions, duration });
  else void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration });
}

/** How far a stretch has to move to lie inside a room, with a margin; 0 when it does. */
function shiftInto(start: number, length: number, room: number): number {
  if (start < MARGIN) return MARGIN - start;
  const over = start + length + MARGIN - room;
  return over > 0 ? -over : 0;
}

/** How long the view glides, in milliseconds; not at all for people who asked for less motion. */
export const motionMs = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250);
