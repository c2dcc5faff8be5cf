import type { useReactFlow, Viewport } from '@xyflow/react';
import { CULL_FROM } from './drawing.ts';
import { motionMs } from './motionMs.ts';
import type { Edges } from './snapping.ts';
import { boxesOf, viewOfAll } from './viewSteps.ts';

/** A view that glided somewhere ends next to it, in parts of a pixel. */
const SAME = 0.5;

type Room = Pick<Edges, 'width' | 'height'>;
type Losing = { readonly document: Parameters<typeof boxesOf>[0]; readonly lost: number };

/**
 * Keeps in view what was there when something takes `lost` pixels of the height of a canvas. The answer brings back the view
 * of before, unless it was moved meanwhile.
 */
export function keepInView(
  flow: ReturnType<typeof useReactFlow>,
  frame: HTMLElement | null,
  { document, lost }: Losing,
): () => void {
  const room = frame?.getBoundingClientRect();
  const before = flow.getViewport();
  const after = room && viewAfterLoss(before, boxesOf(document), { room, lost });
  if (after === undefined) return () => undefined;
  void flow.setViewport(after, { duration: document.nodes.length < CULL_FROM ? motionMs() : 0 });
  return () => {
    if (isSameView(flow.getViewport(), after)) void flow.setViewport(before);
  };
}

/**
 * The view once a canvas lost some of its height: all again where all was seen, and where nothing of what was seen would be
 * left the same place in the middle; nothing where the view can stay.
 */
export function viewAfterLoss(
  view: Viewport,
  boxes: readonly Edges[],
  { room, lost }: { readonly room: Room; readonly lost: number },
): Viewport | undefined {
  const former = { width: room.width, height: room.height + lost };
  const seen = boxes.map((box) => onScreen(box, view)).filter((box) => isTouched(box, former));
  if (seen.length === 0) return undefined;
  const wasWhole = seen.length === boxes.length && seen.every((box) => isInside(box, former));
  if (wasWhole) return seen.every((box) => isInside(box, room)) ? undefined : viewOfAll(boxes, room);
  return seen.some((box) => isInside(box, room)) ? undefined : { ...view, y: view.y - lost / 2 };
}

const onScreen = ({ x, y, width, height }: Edges, view: Viewport): Edges => ({
  x: x * view.zoom + view.x,
  y: y * view.zoom + view.y,
  width: width * view.zoom,
  height: height * view.zoom,
});

const isInside = ({ x, y, width, height }: Edges, room: Room): boolean =>
  x >= 0 && y >= 0 && x + width <= room.width && y + height <= room.height;

const isTouched = ({ x, y, width, height }: Edges, room: Room): boolean =>
  x < room.width && y < room.height && x + width > 0 && y + height > 0;

const isSameView = (one: Viewport, other: Viewport): boolean =>
  Math.abs(one.x - other.x) < SAME &&
  Math.abs(one.y - other.y) < SAME &&
  one.zoom.toFixed(3) === other.zoom.toFixed(3);
