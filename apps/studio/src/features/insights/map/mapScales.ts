import { logScale, type Scale } from '../../../ui/charts/linearScale.ts';
import type { MapPoint, RiskMap } from './riskMap.ts';

export type MapScales = { readonly x: Scale; readonly y: Scale };

type Plot = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** Scales of powers of ten on which every point and both borders lie; what is 0 lies on the edge. */
export function mapScales(
  points: readonly MapPoint[],
  borders: RiskMap['borders'],
  { left, right, top, bottom }: Plot,
): MapScales {
  const x = logScale(
    reach(
      points.map(({ perWeek }) => perWeek),
      borders.perWeek,
    ),
    [left, right],
  );
  const y = logScale(
    reach(
      points.map(({ cost }) => cost?.value ?? 0),
      borders.costOfError,
    ),
    [bottom, top],
  );
  return { x: fromZero(x, left), y: fromZero(y, bottom) };
}

/** From well below to well above, so that each region has room for its name. */
function reach(values: readonly number[], border: number): readonly [number, number] {
  const all = [...values.filter((value) => value > 0), border / 5, border * 5];
  return [Math.min(...all), Math.max(...all)];
}

/** There is no logarithm of 0: such a value lies on the edge. */
const fromZero = (scale: Scale, edge: number): Scale => ({
  ...scale,
  at: (value) => (value > 0 ? scale.at(value) : edge),
});
