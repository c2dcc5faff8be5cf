import type { FlowDocument } from '@countersign/model';
import type { ReactFlowProps } from '@xyflow/react';
import { CULL_FROM } from './drawing.ts';

const BESIDE = 72;
const ABOVE = 280;
const READABLE = 0.8;

/**
 * What is in view when a flow is opened: all of it while that can be read; of a large one its beginning, because from afar
 * nothing says what to look at. An empty canvas has nothing to fit: the view stays where the first step is dropped.
 */
export function openingView({ nodes }: FlowDocument): Pick<ReactFlowProps, 'fitView' | 'defaultViewport'> {
  if (nodes.length === 0) return { fitView: false };
  if (nodes.length < CULL_FROM) return { fitView: true };
  const first = nodes.find((node) => node.kind === 'trigger') ?? nodes[0];
  const { x, y } = first?.position ?? { x: 0, y: 0 };
  const defaultViewport = { x: BESIDE - x * READABLE, y: ABOVE - y * READABLE, zoom: READABLE };
  return { fitView: false, defaultViewport };
}
