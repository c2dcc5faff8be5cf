import { boxOf, enclosing } from '@countersign/drawing';
import type { FlowDocument } from '@countersign/model';
import type { ReactFlowProps } from '@xyflow/react';
import { CULL_FROM, SHARED_PROPS } from './drawing.ts';
import { FAR_BELOW } from './level.ts';
import type { Edges } from './snapping.ts';

const BESIDE = 72;
const ABOVE = 280;
const READABLE = 0.8;
/** A window of a phone, where every bit of width is worth more than air. */
const NARROW = 600;

type OpeningView = Pick<ReactFlowProps, 'fitView' | 'fitViewOptions' | 'defaultViewport'>;

/**
 * What is in view when a flow is opened: all of it while that can be read; of a large one its beginning, because from afar
 * nothing says what to look at, and so of one that is broader than the window even where only titles are left. An empty
 * canvas has nothing to fit: the view stays where the first step is dropped.
 */
export function openingView({ nodes }: FlowDocument, window: Pick<Edges, 'width'>): OpeningView {
  if (nodes.length === 0) return { fitView: false };
  if (nodes.length < CULL_FROM && enclosing(nodes.map(boxOf)).width * FAR_BELOW <= window.width) {
    return { fitView: true, fitViewOptions: { ...SHARED_PROPS.fitViewOptions, minZoom: FAR_BELOW } };
  }
  const first = nodes.find((node) => node.kind === 'trigger') ?? nodes[0];
  const { x, y } = first?.position ?? { x: 0, y: 0 };
  const beside = window.width < NARROW ? BESIDE / 3 : BESIDE;
  const defaultViewport = { x: beside - x * READABLE, y: ABOVE - y * READABLE, zoom: READABLE };
  return { fitView: false, defaultViewport };
}
