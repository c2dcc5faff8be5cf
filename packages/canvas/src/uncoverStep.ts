import { boxOf } from '@countersign/drawing';
import { type FlowDocument, nodeById } from '@countersign/model';
import type { useReactFlow, Viewport } from '@xyflow/react';
import { CULL_FROM } from './drawing.ts';
import { motionMs } from './motionMs.ts';
import type { Edges } from './snapping.ts';

/**
 * What stays free beside a card that was uncovered, in pixels of the screen: room for the frame of the keyboard and for what
 * its ways out offer, and so little that a pointer that pressed the card where it was not covered is on it at a second press.
 */
const MARGIN = 20;

type Covered = { readonly document: FlowDocument; readonly node: string; readonly from: number };

/** Moves the view to the left, no further than needed, when a step lies under what covers the screen from `from` on. */
export function uncoverStep(
  flow: ReturnType<typeof useReactFlow>,
  frame: HTMLElement | null,
  { document, node, from }: Covered,
): void {
  const step = nodeById(document, node);
  const room = frame?.getBoundingClientRect();
  if (step === undefined || room === undefined) return;
  const view = flow.getViewport();
  const shift = shiftToUncover(boxOf(step), view, Math.min(room.width, from - room.left));
  if (shift === 0) return;
  const duration = document.nodes.length < CULL_FROM ? motionMs() : 0;
  void flow.setViewport({ ...view, x: view.x - shift }, { duration });
}

/** How far a card has to go to the left to lie within the first `room` pixels; 0 when it does, and when it could not. */
export function shiftToUncover(
  { x, width }: Pick<Edges, 'x' | 'width'>,
  { x: origin, zoom }: Viewport,
  room: number,
): number {
  if (width * zoom + 2 * MARGIN > room) return 0;
  const shift = (x + width) * zoom + origin + MARGIN - room;
  // What was uncovered before stands at the border, but for what was rounded: it is not sent there again.
  return shift < 1 ? 0 : shift;
}
