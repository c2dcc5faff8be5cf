import { canonicalJson, type Json, ok, type Result, type ScenarioMove } from '@countersign/model';
import { beginSimulation } from '../play/beginSimulation.ts';
import { playMove } from '../play/playMove.ts';
import type { Setting, Simulation } from '../play/simulation.ts';

/** One point of a timeline: the state that a move has led to from the point before. */
export type TimelinePoint = {
  readonly id: number;
  readonly before: number | null;
  /** Null for the start. */
  readonly move: ScenarioMove | null;
  readonly state: Simulation;
};

/**
 * Everything that was tried of one case, as a tree: going back keeps what was ahead, and another move from there is a fork
 * beside it. States are kept, so that going anywhere computes nothing.
 */
export type Timeline = {
  readonly setting: Setting;
  readonly points: readonly TimelinePoint[];
  /** Where one looks at. */
  readonly current: number;
  /** By point, the one that was last gone to from there. */
  readonly ahead: Readonly<Record<number, number>>;
};

/** A timeline with its start. Problems as of `beginSimulation`. */
export function beginTimeline(setting: Setting): Result<Timeline> {
  const state = beginSimulation(setting);
  if (!state.ok) return state;
  return ok({
    setting,
    points: [{ id: 0, before: null, move: null, state: state.value }],
    current: 0,
    ahead: {},
  });
}

/** Makes a move where one looks at. A move that was made from there before is gone to, and not played again. */
export function moveOn(timeline: Timeline, move: ScenarioMove): Result<Timeline> {
  const { points, current, setting } = timeline;
  const known = points.find((point) => point.before === current && isSame(point.move, move));
  if (known !== undefined) return ok(goTo(timeline, known.id));
  const state = playMove(setting, pointAt(timeline).state, move);
  if (!state.ok) return state;
  const id = points.length;
  const point: TimelinePoint = { id, before: current, move, state: state.value };
  return ok(goTo({ ...timeline, points: [...points, point] }, id));
}

const isSame = (a: ScenarioMove | null, b: ScenarioMove): boolean =>
  a !== null && canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json); // safe: moves are JSON

/** The point that one looks at. */
export const pointAt = ({ points, current }: Timeline): TimelinePoint => points[current] as TimelinePoint; // safe: only points are gone to

/** Looks at another point; the way there is what “forward” follows from now on. */
export function goTo(timeline: Timeline, id: number): Timeline {
  const ahead = { ...timeline.ahead };
  for (const point of wayTo(timeline.points, id)) if (point.before !== null) ahead[point.before] = point.id;
  return { ...timeline, current: id, ahead };
}

/** One move back; the same timeline at its start. */
export function goBack(timeline: Timeline): Timeline {
  const { before } = pointAt(timeline);
  return before === null ? timeline : { ...timeline, current: before };
}

/** One move forward, the way that was looked at last; the same timeline at its end. */
export function goForward(timeline: Timeline): Timeline {
  const next = timeline.ahead[timeline.current];
  return next === undefined ? timeline : { ...timeline, current: next };
}

/** The points from the start to this one. */
export function wayTo(points: readonly TimelinePoint[], id: number): readonly TimelinePoint[] {
  const way: TimelinePoint[] = [];
  for (let at: number | null = id; at !== null; at = points[at]?.before ?? null) {
    const point = points[at];
    if (point !== undefined) way.push(point);
  }
  return way.reverse();
}

/** The way through the point that one looks at: what lies behind it, and what was last gone to ahead of it. */
export function currentWay({ points, current, ahead }: Timeline): readonly TimelinePoint[] {
  let last = current;
  for (let next = ahead[last]; next !== undefined; next = ahead[last]) last = next;
  return wayTo(points, last);
}

/** The moves that lead to the point that one looks at. */
export const scriptOf = ({ points, current }: Timeline): readonly ScenarioMove[] =>
  wayTo(points, current).flatMap(({ move }) => move ?? []);
