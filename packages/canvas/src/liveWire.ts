import { type WireEnds, wireEnds, wirePoints } from '@countersign/drawing';
import type { Position } from '@countersign/model';
import type { CanvasEdge } from './toReactFlow.ts';

type Ends = Pick<WireEnds, 'sourceX' | 'sourceY' | 'targetX' | 'targetY'>;
type Data = NonNullable<CanvasEdge['data']>;

/** The corners of a wire whose cards are being moved: it follows them and minds no other card. */
export function liveWire({ edge, from, port, to }: Data, ends: Ends): Position[] {
  const { sourceX, sourceY, targetX, targetY } = ends;
  return wirePoints({ ...wireEnds(edge.id, port, from, to), sourceX, sourceY, targetX, targetY });
}

/** The same by where the cards stand. */
export const liveWireOf = (
  { edge, from, port, to }: Data,
  source: Position | undefined,
  target: Position | undefined,
): Position[] => wirePoints(wireEnds(edge.id, port, { ...from, ...source }, { ...to, ...target }));
