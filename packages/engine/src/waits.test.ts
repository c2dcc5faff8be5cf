import { describe, expect, it } from 'vitest';
import { anArtefact } from './testing/anArtefact.ts';
import { apply, drive, NOW, roundTrip } from './testing/drive.ts';

const waiting = (config: object, settings = {}) =>
  anArtefact({
    nodes: [
      { id: 'start', kind: 'trigger' },
      { id: 'pause', kind: 'wait', config },
      { id: 'over', kind: 'end', config: { output: [{ name: 'by', value: 'steps.pause.by' }] } },
      { id: 'late', kind: 'end', config: { outcome: 'late' } },
    ],
    wires: { 'start.next': 'pause', 'pause.next': 'over', 'pause.timedOut': 'late' },
    settings,
  });

const types = (result: { events: readonly { type: string }[] }) => result.events.map((event) => event.type);
const at = { type: 'timer', node: 'pause', visit: 1 } as const;
const ping = (payload: unknown) => ({ type: 'signal', name: 'ping', payload: payload as number }) as const;

describe('a wait for a time', () => {
  it('ends after its duration', () => {
    const artefact = waiting({ until: { type: 'duration', duration: '3d' } });
    const paused = drive(artefact, {});
    expect(paused).toMatchObject({ status: 'waiting', effects: [] });
    expect(paused.timers).toEqual([
      { id: 'pause/1/until', node: 'pause', visit: 1, name: 'until', due: { inMs: 259_200_000 } },
    ]);
    const over = apply(artefact, paused.snapshot, { ...at, name: 'until' });
    expect(over).toMatchObject({ status: 'ended', output: { by: 'time' }, cancelledTimers: [] });
    expect(types(over)).toEqual(['wait.ended', 'port.taken', 'step.entered', 'run.ended']);
  });

  it('ends at an absolute time', () => {
    const artefact = waiting({ until: { type: 'time', time: 'input.at' } });
    const dueOf = (text: string) => drive(artefact, { at: text }).timers[0]?.due;
    expect(dueOf('2026-03-05T09:00:00+02:00')).toEqual({ at: '2026-03-05T07:00:00.000Z' });
    expect(dueOf('2026-03-06')).toEqual({ at: '2026-03-06T00:00:00.000Z' });
  });

  it('takes a date for its beginning in the flow’s time zone', () => {
    const config = { until: { type: 'time', time: '"2026-03-29"' } };
    const paused = drive(waiting(config, { timeZone: 'Europe/Berlin' }), {});
    expect(paused.timers[0]?.due).toEqual({ at: '2026-03-28T23:00:00.000Z' });
  });

  it('is over in the same turn when the time has passed', () => {
    const artefact = waiting({ until: { type: 'time', time: 'run.startedAt' } });
    expect(drive(artefact, {})).toMatchObject({ status: 'ended', output: { by: 'time' }, timers: [] });
  });

  it.each(['soon', '2026-02-30', '2026-02-30T09:00:00Z', '2026-03-05T09:00:00', 17, null])(
    'fails the run when %s is to be the time',
    (value) => {
      const failed = drive(waiting({ until: { type: 'time', time: 'input.at' } }), { at: value });
      expect(failed).toMatchObject({
        status: 'failed',
        timers: [],
        failure: { node: 'pause', problem: { code: 'not_a_time', at: 'pause' } },
      });
      expect(failed.snapshot.context.visits['pause']).toBe(1);
    },
  );

  it('fails the run when the time cannot be evaluated', () => {
    const artefact = waiting({ until: { type: 'time', time: 'input.no.such' } });
    expect(drive(artefact, {})).toMatchObject({ status: 'failed', failure: { node: 'pause' } });
  });

  it('waits for whichever comes first, and for the end when both come together', () => {
    const config = (timeout: string) => ({ until: { type: 'duration', duration: '4h' }, timeout });
    const names = (timeout: string) => drive(waiting(config(timeout)), {}).timers.map((timer) => timer.name);
    expect(names('3h')).toEqual(['timeout']);
    expect(names('4h')).toEqual(['until']);
    expect(names('5h')).toEqual(['until']);
  });

  it('leaves by its own port when it is given up', () => {
    const artefact = waiting({ until: { type: 'duration', duration: '4h' }, timeout: '3h' });
    const late = apply(artefact, drive(artefact, {}).snapshot, { ...at, name: 'timeout' });
    expect(late).toMatchObject({ status: 'ended', outcome: 'late' });
    expect(late.snapshot.context.steps['pause']).toEqual({ by: 'timeout' });
  });

  it('refuses a timer that it does not have', () => {
    const artefact = waiting({ until: { type: 'duration', duration: '4h' } });
    const { snapshot } = drive(artefact, {});
    expect(() => apply(artefact, snapshot, { ...at, name: 'timeout' })).toThrow('stale_completion');
    expect(() => apply(artefact, snapshot, at)).toThrow('stale_completion');
  });
});

describe('a wait for a signal', () => {
  const artefact = waiting({ until: { type: 'signal', signal: 'ping' }, timeout: '1d' });

  it('ends with the payload', () => {
    const paused = drive(artefact, {});
    expect(paused.timers.map((timer) => timer.id)).toEqual(['pause/1/timeout']);
    const over = apply(artefact, paused.snapshot, ping({ a: 1 }));
    expect(over.snapshot.context.steps['pause']).toEqual({ by: 'signal', payload: { a: 1 } });
    expect(types(over).slice(0, 2)).toEqual(['signal.received', 'wait.ended']);
    expect(over.cancelledTimers.map((timer) => timer.id)).toEqual(['pause/1/timeout']);
  });

  it('leaves other signals for later', () => {
    const other = apply(artefact, drive(artefact, {}).snapshot, { ...ping(1), name: 'pong' });
    expect(other.snapshot.context.signals).toEqual([{ name: 'pong', payload: 1 }]);
    expect(types(other)).toEqual(['signal.received']);
  });

  it('is given up when its time is over', () => {
    const late = apply(artefact, drive(artefact, {}).snapshot, { ...at, name: 'timeout' });
    expect(late.outcome).toBe('late');
  });
});

describe('kept signals', () => {
  const gate = { id: 'gate', kind: 'gate', config: { question: 'Go?' } };
  const wait = (id: string, lane?: string) => ({
    id,
    kind: 'wait',
    config: { until: { type: 'signal', signal: 'ping' } },
    ...(lane === undefined ? {} : { lane }),
  });
  const approve = {
    type: 'done',
    node: 'gate',
    visit: 1,
    port: 'approved',
    output: { verdict: 'approve', payload: {} },
  } as const;
  const artefact = anArtefact({
    nodes: [{ id: 'start', kind: 'trigger' }, gate, wait('one'), wait('two'), { id: 'end', kind: 'end' }],
    wires: {
      'start.next': 'gate',
      'gate.approved': 'one',
      'gate.rejected': 'end',
      'one.next': 'two',
      'two.next': 'end',
    },
  });

  it('end the waits that come later, the oldest first (G7)', () => {
    const over = drive(artefact, {}, ping('a'), ping('b'), approve);
    expect(over.status).toBe('ended');
    expect(over.snapshot.context.steps).toMatchObject({ one: { payload: 'a' }, two: { payload: 'b' } });
    expect(over.snapshot.context.signals).toBeUndefined();
  });

  it('end one wait each, also when branches wait at the same moment', () => {
    const branches = ['a', 'b'].map((port) => ({ port, title: port }));
    const both = anArtefact({
      nodes: [
        { id: 'start', kind: 'trigger' },
        gate,
        { id: 'both', kind: 'parallel', config: { branches } },
        wait('one', 'both.a'),
        wait('two', 'both.b'),
        { id: 'bothJoin', kind: 'join' },
        { id: 'end', kind: 'end' },
      ],
      wires: {
        'start.next': 'gate',
        'gate.approved': 'both',
        'gate.rejected': 'end',
        'both.a': 'one',
        'both.b': 'two',
        'one.next': 'bothJoin',
        'two.next': 'bothJoin',
        'bothJoin.next': 'end',
      },
    });
    const taken = drive(both, {}, ping('a'), approve);
    expect(taken.snapshot.context.steps['one']).toEqual({ by: 'signal', payload: 'a' });
    expect(taken.status).toBe('waiting');
    const direct = apply(both, taken.snapshot, ping('b'));
    expect(direct.snapshot.context.steps['two']).toEqual({ by: 'signal', payload: 'b' });
    expect(drive(both, {}, approve, ping('c')).status).toBe('ended');
  });

  it('are at most a hundred', () => {
    const early = Array.from({ length: 100 }, (_, index) => ping(index));
    const full = drive(artefact, {}, ...early);
    expect(full.snapshot.context.signals).toHaveLength(100);
    expect(() => apply(artefact, full.snapshot, ping(100))).toThrow('too_many_signals');
  });

  it('are taken by a wait even when a hundred others are kept', () => {
    const others = Array.from({ length: 100 }, () => ({ ...ping(0), name: 'pong' }) as const);
    const full = drive(artefact, {}, approve, ...others);
    expect(apply(artefact, full.snapshot, ping('now')).snapshot.context.steps['one']).toBeDefined();
  });

  it('are kept by flows that wait for none', () => {
    const plain = anArtefact({
      nodes: [{ id: 'start', kind: 'trigger' }, gate, { id: 'end', kind: 'end' }],
      wires: { 'start.next': 'gate', 'gate.approved': 'end', 'gate.rejected': 'end' },
    });
    const kept = drive(plain, {}, ping(1));
    expect(kept.snapshot.context.signals).toEqual([{ name: 'ping', payload: 1 }]);
    expect(NOW.toISOString()).toBe(kept.events[0]?.at);
  });
});

describe('a turn that halts', () => {
  it('leaves a snapshot that JSON keeps, also when a field had become empty before', () => {
    const artefact = anArtefact({
      nodes: [
        { id: 'start', kind: 'trigger' },
        { id: 'gate', kind: 'gate', config: { question: 'Go?' } },
        { id: 'pause', kind: 'wait', config: { until: { type: 'signal', signal: 'ping' } } },
        { id: 'set', kind: 'transform', config: { set: [{ name: 'a', value: 'input.no.such' }] } },
        { id: 'end', kind: 'end' },
      ],
      wires: {
        'start.next': 'gate',
        'gate.approved': 'pause',
        'gate.rejected': 'end',
        'pause.next': 'set',
        'set.next': 'end',
      },
    });
    const approve = { verdict: 'approve', payload: {} };
    const failed = drive(artefact, {}, ping(1), {
      ...{ type: 'done', node: 'gate', visit: 1, port: 'approved', output: approve },
    });
    expect(failed).toMatchObject({ status: 'failed', failure: { node: 'set' } });
    expect(roundTrip(failed.snapshot)).toStrictEqual(failed.snapshot);
  });
});
