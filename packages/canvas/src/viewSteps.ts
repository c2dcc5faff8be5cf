import { boxOf, enclosing } from '@countersign/drawing';
import { type FlowDocument, nodeById } from '@countersign/model';
import { getViewportForBounds, type useReactFlow } from '@xyflow/react';
import { CULL_FROM, SHARED_PROPS } from './drawing.ts';
import { motionMs } from './motionMs.ts';

type Flow = ReturnType<typeof useReactFlow>;

const READABLE = 0.8;

/** Brings all steps and notes into view, or only the steps named. Cards need not be on the page for it. */
export function fitSteps(
  flow: Flow,
  frame: HTMLElement | null,
  { nodes, notes }: Pick<FlowDocument, 'nodes' | 'notes'>,
): void {
  const boxes = [...nodes.map(boxOf), ...notes.map((note) => ({ ...note, ...note.position }))];
  const room = frame?.getBoundingClientRect();
  if (boxes.length === 0 || room === undefined) return;
  const { padding, maxZoom } = SHARED_PROPS.fitViewOptions;
  const bounds = enclosing(boxes);
  const view = getViewportForBounds(bounds, room.width, room.height, SHARED_PROPS.minZoom, maxZoom, padding);
  // On the way a large flow would show hundreds of cards for a moment each.
  void flow.setViewport(view, { duration: nodes.length < CULL_FROM ? motionMs() : 0 });
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
