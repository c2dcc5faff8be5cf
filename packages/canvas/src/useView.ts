import { type ReactFlowState, useStore } from '@xyflow/react';
import { useCallback, useMemo } from 'react';
import type { Edges } from './snapping.ts';

/** The part of a flow that is handed to React Flow, in flow coordinates; nothing before the canvas has a size. */
export type View = 'all' | 'none' | Edges;

/** The part grows and moves in steps of this size, so that it is another one only now and then while the view moves. */
const STEP = 640;
/** Wires are led round cards, a little outside of what lies between their ends. */
const DETOUR = 400;

/** What is in view, and somewhat more. Of a flow that is not cut, everything. */
export function useView(isCut: boolean): View {
  const key = useStore(useCallback((state: ReactFlowState) => (isCut ? viewKey(state) : 'all'), [isCut]));
  return useMemo(() => viewOf(key), [key]);
}

/** As one text, so that only a real change is one. */
function viewKey({ transform: [x, y, zoom], width, height }: ReactFlowState): string {
  if (width === 0 || height === 0) return 'none';
  const [left, top] = [Math.floor(-x / zoom / STEP), Math.floor(-y / zoom / STEP)];
  const [right, bottom] = [Math.ceil((width - x) / zoom / STEP), Math.ceil((height - y) / zoom / STEP)];
  return [left, top, right - left, bottom - top].join(' ');
}

function viewOf(key: string): View {
  if (key === 'all' || key === 'none') return key;
  const [x = 0, y = 0, width = 0, height = 0] = key.split(' ').map((part) => Number(part) * STEP);
  return { x, y, width, height };
}

/** Whether a card lies in the view. */
export function isInView(view: View, { x, y, width, height }: Edges): boolean {
  if (typeof view === 'string') return view === 'all';
  return x < view.x + view.width && x + width > view.x && y < view.y + view.height && y + height > view.y;
}

/** Whether a wire between two cards may pass through the view. */
export function mayBeSeen(view: View, from: Edges, to: Edges): boolean {
  if (typeof view === 'string') return view === 'all';
  const x = Math.min(from.x, to.x) - DETOUR;
  const y = Math.min(from.y, to.y) - DETOUR;
  const width = Math.max(from.x + from.width, to.x + to.width) + DETOUR - x;
  const height = Math.max(from.y + from.height, to.y + to.height) + DETOUR - y;
  return isInView(view, { x, y, width, height });
}
