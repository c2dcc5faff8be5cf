import type { Position } from '@countersign/model';
import type { CanvasEdge } from './toReactFlow.ts';
import { wireEnds } from './wireEnds.ts';
import { type WireEnds, wirePoints } from './wirePath.ts';

type Ends = Pick<WireEnds, 'sourceX' | 'sourceY' | 'targetX' | 'targetY'>;
type Data = NonNullable<CanvasEdge['data']>;

/** The corners of a wire whose cards are being moved: it follows them and minds no other card. */
export function liveWire({ edge, source, target }: Data, ends: Ends): Position[] {
  if (source === undefined || target === undefined) return [];
  const { sourceX, sourceY, targetX, targetY } = ends;
  return wirePoints({ ...wireEnds(edge, source, target), sourceX, sourceY, targetX, targetY });
}

/** The same by where the cards stand. */
export function liveWireOf(
  { edge, source, target, points }: Data,
  from: Position | undefined,
  to: Position | undefined,
): readonly Position[] {
  if (source === undefined || target === undefined) return points ?? [];
  return wirePoints(
    wireEnds(
      edge,
      from === undefined ? source : { ...source, position: from },
      to === undefined ? target : { ...target, position: to },
    ),
  );
}
