import { describe, expect, it } from 'vitest';
import { activeVisits } from './activeVisits.ts';
import type { EngineEvent } from './event.ts';
import { migrate } from './migrate.ts';
import type { RunSnapshot } from './snapshot.ts';
import { type StepResult, step } from './step.ts';
import { anArtefact } from './testing/anArtefact.ts';
import { apply, done, drive, NOW, roundTrip } from './testing/drive.ts';

const call = (url: string) => ({ type: 'http', url });
const action = (id: string, undo: string | null = `https://x.test/${id}/{{ steps.${id}.id }}/cancel`) => ({
  id,
  kind: 'action',
  config: { operation: call(`https://x.test/${id}`), ...(undo === null ? {} : { undo: call(undo) }) },
});
const parallel = {
  ...{ id: 'fork', kind: 'parallel' },
  config: { branches: ['a', 'b', 'c'].map((port) => ({ port, title: port })) },
};

/** A hotel, then a flight, a car and a mail at the same time; the car may end the run by itself. */
const trip = (settings: object = {}) =>
  anArtefact({
    nodes: [
      { id: 'start', kind: 'trigger' },
      action('hotel'),
      parallel,
      { ...action('flight'), lane: 'fork.a' },
      { ...action('mail', null), lane: 'fork.b' },
      { ...action('car'), lane: 'fork.c' },
      { id: 'ask', kind: 'gate', config: { question: 'Keep?' }, lane: 'fork.c' },
      { id: 'forkJoin', kind: 'join' },
      { id: 'booked', kind: 'end', config: { outcome: 'booked' } },
      { id: 'dropped', kind: 'end', config: { outcome: 'dropped', undo: true } },
    ],
    wires: {
      ...{ 'start.next': 'hotel', 'hotel.done': 'fork' },
      ...{ 'fork.a': 'flight', 'fork.b': 'mail', 'fork.c': 'car' },
      ...{ 'flight.done': 'forkJoin', 'mail.done': 'forkJoin', 'car.done': 'ask' },
      ...{ 'ask.approved': 'forkJoin', 'ask.rejected': 'dropped', 'forkJoin.next': 'booked' },
    },
    settings,
  });

const BOOKED = done('hotel', 'done', { id: 'h1' });
const BROKEN = { code: 'http_500', message: 'x' };
const failed = (node: string): EngineEvent => ({ type: 'failed', node, visit: 1, problem: BROKEN });
const undone = (node: string): EngineEvent => ({ ...done(node, 'done', null), undo: true }) as EngineEvent;
const cancel = (undo?: boolean): EngineEvent => ({
  ...{ type: 'cancel', by: 'ada' },
  ...(undo === undefined ? {} : { undo }),
});
const types = ({ events }: StepResult) => events.map(({ type }) => type);
const keys = ({ snapshot }: StepResult) => activeVisits(snapshot).map(({ key }) => key);

/** The event while these are under way. */
function during(
  underWay: readonly string[],
  snapshot: RunSnapshot,
  event: EngineEvent,
  artefact = trip(),
): StepResult {
  const result = step({ artefact, snapshot: roundTrip(snapshot), event, now: NOW, underWay });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const begun = (artefact = trip()) => drive(artefact, {}, BOOKED).snapshot;

describe('G3: the end of a run', () => {
  it('is held back while actions are under way, and calls everything else off', () => {
    const held = during(['flight/1', 'car/1'], begun(), cancel());
    expect(types(held)).toEqual(['end.held']);
    expect(held.events[0]?.data).toEqual({ before: 'run.cancelled', steps: ['car/1', 'flight/1'] });
    expect(held).toMatchObject({ status: 'running', effects: [], timers: [] });
    expect(held.cancelledEffects.map(({ key }) => key)).toEqual(['mail/1']);
    expect(keys(held)).toEqual(['flight/1', 'car/1']);
    const first = apply(trip(), held.snapshot, done('car', 'done', { id: 'c1' }));
    expect(types(first)).toEqual(['action.done']);
    expect(first).toMatchObject({ status: 'running', cancelledEffects: [] });
    const over = apply(trip(), first.snapshot, failed('flight'));
    expect(types(over)).toEqual(['action.failed', 'run.cancelled']);
    expect(over).toMatchObject({ status: 'cancelled', effects: [] });
    expect(over.events.at(-1)?.data).toEqual({ by: 'ada' });
    expect(over.snapshot).not.toHaveProperty('ending');
    expect(over.snapshot.context.steps).toMatchObject({ car: { id: 'c1' }, flight: { failed: true } });
  });

  it('comes at once when nothing is under way, or only what the event itself answers', () => {
    expect(during([], begun(), cancel())).toMatchObject({ status: 'cancelled' });
    expect(during(['flight/1'], begun(), failed('flight'))).toMatchObject({ status: 'failed' });
    const asked = apply(trip(), begun(), done('car', 'done', { id: 'c1' }));
    expect(during(['ask/1'], asked.snapshot, cancel())).toMatchObject({ status: 'cancelled' });
  });

  it('takes back what was done meanwhile as well, the newest first and each once', () => {
    const held = during(['flight/1', 'mail/1', 'car/1'], begun(), cancel(true));
    const first = apply(trip(), held.snapshot, done('car', 'done', { id: 'c1' }));
    const second = apply(trip(), first.snapshot, done('mail', 'done', null));
    expect(second.effects).toEqual([]);
    const undoing = apply(trip(), second.snapshot, done('flight', 'done', { id: 'f1' }));
    expect(types(undoing)).toEqual(['action.done', 'undo.begun']);
    expect(undoing.events[1]?.data).toEqual({ actions: 3, before: 'run.cancelled' });
    expect(undoing.effects).toMatchObject([
      { key: 'undo:flight/1', input: { operation: { url: 'https://x.test/flight/f1/cancel' } } },
    ]);
    const car = apply(trip(), undoing.snapshot, undone('flight'));
    expect(car.effects).toMatchObject([{ key: 'undo:car/1' }]);
    const hotel = apply(trip(), car.snapshot, undone('car'));
    expect(hotel.effects).toMatchObject([{ key: 'undo:hotel/1' }]);
    const over = apply(trip(), hotel.snapshot, undone('hotel'));
    expect(types(over)).toEqual(['action.undone', 'run.cancelled']);
    expect(over.status).toBe('cancelled');
  });

  it('takes nothing back where nobody wants it, whatever was done meanwhile', () => {
    const held = during(['flight/1'], begun(trip({ undoOnFailure: true })), cancel());
    const over = apply(trip({ undoOnFailure: true }), held.snapshot, done('flight', 'done', { id: 'f1' }));
    expect(types(over)).toEqual(['action.done', 'run.cancelled']);
  });

  it('keeps the reason of a failure, and undoes if the flow says so', () => {
    const artefact = trip({ undoOnFailure: true });
    const held = during(['flight/1', 'car/1'], begun(artefact), failed('flight'), artefact);
    expect(types(held)).toEqual(['action.failed', 'port.taken', 'end.held']);
    expect(held.failure).toBeUndefined();
    const late: EngineEvent = { ...failed('car'), problem: { code: 'other', message: 'y' } } as EngineEvent;
    const undoing = apply(artefact, held.snapshot, late);
    expect(undoing.effects).toMatchObject([{ key: 'undo:hotel/1' }]);
    const over = apply(artefact, undoing.snapshot, undone('hotel'));
    expect(over).toMatchObject({ status: 'failed', failure: { node: 'flight', problem: BROKEN } });
  });

  it('keeps the outcome of an end that another branch has reached', () => {
    const asked = apply(trip(), begun(), done('car', 'done', { id: 'c1' }));
    const verdict = done('ask', 'rejected', { verdict: 'reject', payload: {} });
    const held = during(['flight/1'], asked.snapshot, verdict);
    expect(held.outcome).toBeUndefined();
    expect(types(held).slice(-1)).toEqual(['end.held']);
    const undoing = apply(trip(), held.snapshot, done('flight', 'done', { id: 'f1' }));
    expect(undoing.effects).toMatchObject([{ key: 'undo:flight/1' }]);
    const over = ['flight', 'car', 'hotel'].reduce(
      (last, node) => apply(trip(), last.snapshot, undone(node)),
      undoing,
    );
    expect(over).toMatchObject({ status: 'ended', outcome: 'dropped' });
  });

  it('becomes a failure when what was done meanwhile cannot be taken back as it should be', () => {
    const held = during(['flight/1'], begun(), cancel(true));
    const undoing = apply(trip(), held.snapshot, done('flight', 'done', {}));
    expect(undoing.effects).toMatchObject([{ key: 'undo:hotel/1' }]);
    const over = apply(trip(), undoing.snapshot, undone('hotel'));
    expect(over).toMatchObject({ status: 'failed', failure: { node: 'flight' } });
    const unwanted = during(['flight/1'], begun(), cancel());
    expect(apply(trip(), unwanted.snapshot, done('flight', 'done', {})).status).toBe('cancelled');
  });
});

describe('a run that is about to end', () => {
  const { snapshot } = during(['flight/1', 'car/1'], begun(), cancel());

  it('is moved by nothing but the answers it waits for', () => {
    const code = (event: EngineEvent) => () => apply(trip(), snapshot, event);
    expect(code(cancel(true))).toThrow('run_ending');
    expect(code({ type: 'signal', name: 'x', payload: 1 })).toThrow('run_ending');
    expect(code(done('mail', 'done', null))).toThrow('stale_completion');
    expect(code(undone('flight'))).toThrow('stale_completion');
    expect(code({ type: 'timer', node: 'flight', visit: 1 })).toThrow('stale_completion');
    expect(code(done('flight', 'done', null, 2))).toThrow('stale_completion');
    const moved = migrate(trip(), trip(), { snapshot, isCalled: false, oversightOf: () => null as never });
    expect(moved).toMatchObject({ ok: false, problem: { code: 'run_ending' } });
  });

  it('waits for a person where nobody knows what came of an action, who does not have it tried again', () => {
    const parked = apply(trip(), snapshot, { type: 'parked', key: 'flight/1' });
    expect(parked.status).toBe('parked');
    expect(() => apply(trip(), parked.snapshot, { type: 'resumed', key: 'flight/1' })).toThrow('run_ending');
    const told = apply(trip(), parked.snapshot, done('flight', 'done', { id: 'f1' }));
    expect(told.status).toBe('running');
    expect(apply(trip(), told.snapshot, failed('car')).status).toBe('cancelled');
  });

  it('goes nowhere by those answers, so that no action behind a gate is begun (G12)', () => {
    for (const node of ['car', 'flight']) {
      const told = apply(trip(), snapshot, done(node, 'done', { id: 'x1' }));
      expect(types(told)).toEqual(['action.done']);
      expect(told).toMatchObject({ effects: [], timers: [] });
      expect(told.snapshot.context.visits).toEqual(snapshot.context.visits);
    }
  });

  it('stays parked when it was before', () => {
    const parked = apply(trip(), begun(), { type: 'parked', key: 'flight/1' });
    expect(during(['flight/1'], parked.snapshot, cancel())).toMatchObject({
      ...{ status: 'parked', snapshot: { parked: ['flight/1'] } },
    });
  });
});
