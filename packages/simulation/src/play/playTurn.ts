import { type EngineEvent, type RunSnapshot, type StepResult, step, type Visit } from '@countersign/engine';
import { assertNever, ok, type Result } from '@countersign/model';
import { decideGate } from './decideGate.ts';
import { decideSampler } from './decideSampler.ts';
import type { Playing } from './playing.ts';
import type { Setting, SimulatedRun } from './simulation.ts';

type Turn = { readonly setting: Setting; readonly now: string; readonly event: EngineEvent };

/**
 * One turn, as the runtime puts it together: the engine applies the event, and every gate and sampler on the way is decided
 * at once, until the run waits for somebody. A refused event is a problem, and nothing has happened.
 */
export function playTurn(run: SimulatedRun | NewRun, { setting, now, event }: Turn): Result<SimulatedRun> {
  const playing: Playing = {
    ...{ setting, now, runId: run.id },
    snapshot: run.snapshot as RunSnapshot, // safe: null before the start only, and the first step sets it
    ...{
      effects: [...run.effects],
      reviews: [...run.reviews],
      timers: [...run.timers],
      events: [...run.events],
    },
  };
  const queue: EngineEvent[] = [event];
  let last: StepResult | null = null;
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { artefact } = setting;
    // What the case waits for here, somebody would be at work on.
    const underWay = playing.effects.map(({ key }) => key);
    const stepped = step({ artefact, snapshot: playing.snapshot, event: next, now: new Date(now), underWay });
    if (!stepped.ok) {
      // As in the runtime: another branch has ended the case in this very turn.
      if (next !== event && CALLED_OFF.has(stepped.problem.code)) continue;
      return stepped;
    }
    last = stepped.value;
    queue.push(...takeStep(playing, last, next));
  }
  if (last === null) throw new Error('A turn has an event');
  const { snapshot, effects, reviews, timers, events } = playing;
  return ok({
    ...{ id: run.id, snapshot, effects, reviews, timers, events },
    status: last.status,
    outcome: last.outcome ?? null,
    output: last.output ?? null,
    failure: last.failure ?? null,
  });
}

const CALLED_OFF: ReadonlySet<string> = new Set([
  'run_finished',
  'run_ending',
  'run_undoing',
  'stale_completion',
]);

/** A run that has not been started. */
export type NewRun = {
  readonly id: string;
  readonly snapshot: null;
  readonly effects: readonly [];
  readonly reviews: readonly [];
  readonly timers: readonly [];
  readonly events: readonly [];
};

export const newRun = (id: string): NewRun => ({
  ...{ id, snapshot: null, effects: [], reviews: [], timers: [], events: [] },
});

/** Takes in what a step did; answers the events that follow within the turn. */
function takeStep(playing: Playing, result: StepResult, event: EngineEvent): EngineEvent[] {
  playing.snapshot = result.snapshot;
  playing.events.push(...result.events);
  closeAnswered(playing, event);
  closeLeft(playing, result);
  const dueAt = (inMs: number) => new Date(Date.parse(playing.now) + inMs).toISOString();
  for (const { due, ...timer } of result.timers) {
    playing.timers.push({ ...timer, dueAt: 'at' in due ? due.at : dueAt(due.inMs) });
  }
  return result.effects.flatMap((effect) => {
    switch (effect.kind) {
      case 'agent':
      case 'action':
      case 'call':
      case 'undo':
        playing.effects.push(effect);
        return [];
      case 'gate':
        return decideGate(effect, playing);
      case 'sampler':
        return decideSampler(effect, playing);
      default:
        return assertNever(effect);
    }
  });
}

/** What the event itself has answered is open no more. */
function closeAnswered(playing: Playing, event: EngineEvent): void {
  if (event.type !== 'done' && event.type !== 'failed' && event.type !== 'timer') return;
  const isIt = ({ node, visit }: { node: string; visit: number }) =>
    node === event.node && visit === event.visit;
  if (event.type === 'timer') {
    const name = event.name ?? 'expires';
    playing.timers = playing.timers.filter((timer) => !isIt(timer) || timer.name !== name);
    return;
  }
  const isUndo = event.undo === true;
  playing.effects = playing.effects.filter((effect) => !isIt(effect) || (effect.kind === 'undo') !== isUndo);
  if (!isUndo) closeReviews(playing, [event]);
}

/** What the run has left without an answer is open no more either. */
function closeLeft(playing: Playing, { cancelledEffects, cancelledTimers }: StepResult): void {
  const keys = new Set(cancelledEffects.map(({ key }) => key));
  playing.effects = playing.effects.filter(({ key }) => !keys.has(key));
  const timers = new Set(cancelledTimers.map(({ id }) => id));
  playing.timers = playing.timers.filter(({ id }) => !timers.has(id));
  closeReviews(playing, cancelledEffects);
}

/** Samples stay: they are about what was done. */
function closeReviews(playing: Playing, left: readonly Pick<Visit, 'node' | 'visit'>[]): void {
  playing.reviews = playing.reviews.filter(
    (review) =>
      review.kind === 'sample' ||
      !left.some(({ node, visit }) => node === review.node && visit === review.visit),
  );
}
