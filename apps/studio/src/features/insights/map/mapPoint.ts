import type { RouterOutput } from '../../../api/trpc.ts';

export type RiskMap = RouterOutput['insights']['map'];
export type MapPoint = RiskMap['points'][number];

/** A point that can be drawn: it decided something lately, and its cost is known. */
export type PlacedPoint = MapPoint & { readonly cost: NonNullable<MapPoint['cost']> };

export const isPlaced = (point: MapPoint): point is PlacedPoint =>
  point.cost !== null && point.cost.value > 0 && point.perWeek > 0;
