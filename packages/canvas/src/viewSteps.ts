import { boxOf, enclosing } from '@countersign/drawing';
import { type FlowDocument, nodeById } from '@countersign/model';
import { getViewportForBounds, type useReactFlow, type Viewport } from '@xyflow/react';
import { CULL_FROM, SHARED_PROPS } from './drawing.ts';
import { motionMs } from './motionMs.ts';
import { readablePart } from './readablePart.ts';
import type { Edges } from './snapping.ts';

type Flow = ReturnType<typeof useReactFlow>;
type Drawn = Pick<FlowDocument, 'nodes' | 'notes'>;

const READABLE = 0.8;
/** What stays free around a part that is brought into view, in pixels. */
const MARGIN = 24;

/** Brings all steps and notes into view, or only the steps named. Cards need not be on the page for it. */
export function fitSteps(flow: Flow, frame: HTMLElement | null, drawn: Drawn): void {
  const boxes = boxesOf(drawn);
  const room = frame?.getBoundingClientRect();
  if (boxes.length === 0 || room === undefined) return;
  const view = viewOfAll(boxes, room);
  // On the way a large flow would show hundreds of cards for a moment each.
  void flow.setViewport(view, { duration: drawn.nodes.length < CULL_FROM ? motionMs() : 0 });
}

/** The view of a canvas of this size that shows all of these places. */
export function viewOfAll(
  boxes: readonly Edges[],
  { width, height }: Pick<Edges, 'width' | 'height'>,
): Viewport {
  const { padding, maxZoom } = SHARED_PROPS.fitViewOptions;
  return getViewportForBounds(enclosing(boxes), width, height, SHARED_PROPS.minZoom, maxZoom, padding);
}

/** Brings all into view, or where its titles could not be read as many of these places as can be read, the first before all. */
export function fitOrRead(
  flow: Flow,
  frame: HTMLElement | null,
  { drawn, places }: { readonly drawn: Drawn; readonly places: readonly Edges[] },
): void {
  const room = frame?.getBoundingClientRect();
  const part = room && readablePart(enclosing(boxesOf(drawn)), places, room);
  if (part === undefined) fitSteps(flow, frame, drawn);
  else bringPlace(flow, frame, part);
}

/** Where steps and notes lie. */
export const boxesOf = ({ nodes, notes }: Drawn) => [
  ...nodes.map(boxOf),
  ...notes.map((note) => ({ ...note, ...note.position })),
];

/** Brings a part of the flow into the middle: as large as it can be read, smaller when it would not fit. */
export function bringPlace(flow: Flow, frame: HTMLElement | null, { x, y, width, height }: Edges): void {
  const room = frame?.getBoundingClientRect();
  if (room === undefined || width === 0 || height === 0) return;
  const whole = Math.min((room.width - 2 * MARGIN) / width, (room.height - 2 * MARGIN) / height);
  const wish = Math.min(1, Math.max(READABLE, flow.getZoom()));
  const zoom = Math.max(SHARED_PROPS.minZoom, Math.min(wish, whole));
  void flow.setCenter(x + width / 2, y + height / 2, { zoom, duration: motionMs() });
}

/** Brings a step into the middle at a size that can be read, and moves the keyboard focus to its card. */
export function revealStep(
  flow: Flow,
  frame: HTMLElement | null,
  { document, node }: { readonly document: FlowDocument; readonly node: string },
): void {
  const step = nodeById(document, node);
  if (step === undefined) return;
  const { x, y, width, height } = boxOf(step);
  const zoom = Math.min(1, Math.max(READABLE, flow.getZoom()));
  void flow.setCenter(x + width / 2, y + height / 2, { zoom, duration: motionMs() });
  focusCard(frame, node, MOST_FRAMES);
}

/** A card that was out of view comes onto the page only while the view glides there. */
const MOST_FRAMES = 60;

function focusCard(frame: HTMLElement | null, node: string, frames: number): void {
  const card = frame?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(node)}"]`);
  if (card) card.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusCard(frame, node, frames - 1));
}
