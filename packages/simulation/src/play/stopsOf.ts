import { activeVisits } from '@countersign/engine';
import { type Artefact, isFinal } from '@countersign/model';
import { nextTimer } from './nextTimer.ts';
import type { OpenEffect, OpenTimer, SimulatedReview, Simulation } from './simulation.ts';

/** Something that a simulated case waits for; `run` says in which run. */
export type Stop = { readonly run: number } & (
  | { readonly type: 'effect'; readonly effect: OpenEffect }
  | { readonly type: 'review'; readonly review: SimulatedReview }
  | { readonly type: 'signal'; readonly node: string; readonly visit: number; readonly signal: string }
  /** The time that comes next; there is one at most. */
  | { readonly type: 'timer'; readonly timer: OpenTimer }
  | { readonly type: 'sample'; readonly review: SimulatedReview }
);

/** Everything that could happen next, in the order in which one would look after it: work, people, signals, time, samples. */
export function stopsOf(artefact: Artefact, simulation: Simulation): readonly Stop[] {
  const timer = nextTimer(simulation);
  const runs = [...simulation.runs.entries()];
  return [
    ...runs.flatMap(([run, { effects }]) => effects.map((effect): Stop => ({ type: 'effect', run, effect }))),
    ...runs.flatMap(([run, { reviews }]) =>
      reviews
        .filter(({ kind }) => kind !== 'sample')
        .map((review): Stop => ({ type: 'review', run, review })),
    ),
    ...runs.flatMap(([run, { snapshot }]) =>
      activeVisits(snapshot).flatMap(({ node, visit }): Stop[] => {
        const signal = signalOf(artefact, node);
        return signal === null ? [] : [{ type: 'signal', run, node, visit, signal }];
      }),
    ),
    ...(timer === null ? [] : [{ type: 'timer', ...timer } as const]),
    ...runs.flatMap(([run, { reviews }]) =>
      reviews
        .filter(({ kind }) => kind === 'sample')
        .map((review): Stop => ({ type: 'sample', run, review })),
    ),
  ];
}

/** The signal that a wait waits for; null for every other step. */
function signalOf(artefact: Artefact, node: string): string | null {
  const drawn = artefact.nodes[node]?.node;
  return drawn?.kind === 'wait' && drawn.config.until.type === 'signal' ? drawn.config.until.signal : null;
}

/** Whether every run of the simulation is over. */
export const isOver = ({ runs }: Simulation): boolean => runs.every(({ status }) => isFinal(status));

/** The step that waits, and which visit of it. */
export function placeOf(stop: Stop): { readonly node: string; readonly visit: number } {
  switch (stop.type) {
    case 'effect':
      return stop.effect;
    case 'timer':
      return stop.timer;
    case 'signal':
      return stop;
    case 'review':
    case 'sample':
      return stop.review;
  }
}
