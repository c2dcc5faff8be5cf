import type { RouterOutput } from '../../../api/trpc.ts';

export type RiskMap = RouterOutput['insights']['map'];
/** A checkpoint on the map. */
export type MapPoint = RiskMap['points'][number];
/** A checkpoint on the map with the number by which picture and list name it. */
export type NumberedPoint = MapPoint & { readonly number: number };
