import { fail, type Json, ok, type Result, type RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { ActionProblem } from '../ports/actions.ts';
import { ADA, aRuntime, type RuntimeSketch, WORKSPACE } from '../testing/aRuntime.ts';
import { sketchedRuntime } from '../testing/sketchedRuntime.ts';
import { type FlowSketch, publishSketches } from '../testing/sketchFlow.ts';

const LEASE_MS = 30_000;

const http = (url: string) => ({ type: 'http', url });
const action = (id: string, config: object = {}) => ({
  id,
  kind: 'action',
  config: {
    operation: http(`https://shop.example/${id}`),
    undo: http(`https://shop.example/undo/${id}/{{ steps.${id}.number }}`),
    reversible: true,
    ...config,
  },
});

/** Books two things at the same time. */
const trip = (config: object = {}, settings: object = {}): FlowSketch => ({
  nodes: [
    { id: 'start', kind: 'trigger' },
    {
      ...{ id: 'fork', kind: 'parallel' },
      config: { branches: ['a', 'b'].map((port) => ({ port, title: port })) },
    },
    action('seat', config),
    action('bed', config),
    { id: 'both', kind: 'join' },
    { id: 'booked', kind: 'end', config: { outcome: 'booked' } },
  ],
  wires: {
    ...{ 'start.next': 'fork', 'fork.a': 'seat', 'fork.b': 'bed' },
    ...{ 'seat.done': 'both', 'bed.done': 'both', 'both.next': 'booked' },
  },
  settings,
});

type Answer = Result<Json, ActionProblem>;
const BROKEN: ActionProblem = { code: 'refused', message: 'No', retryable: false, ambiguous: false };
const NO_ANSWER: ActionProblem = { code: 'no_answer', message: 'Gone', retryable: true, ambiguous: true };

/** A run whose actions are under way and answer when they are told to. */
async function underWay(flow: FlowSketch = trip(), options: RuntimeSketch = {}) {
  const runtime = sketchedRuntime({ trip: flow }, { leaseMs: LEASE_MS, ...options });
  const { actions, call, client, worker } = runtime;
  const waiting = new Map<string, (answer: Answer) => void>();
  actions.answer = ({ idempotencyKey }) =>
    new Promise((resolve) => waiting.set(idempotencyKey.slice(idempotencyKey.indexOf('/') + 1), resolve));
  const id = await call('trip', {});
  const ticked = worker.tick();
  await expect.poll(() => waiting.size).toBe(2);
  const answer = async (key: string, given: Answer) => {
    const before = (await runtime.eventsOf(id)).length;
    waiting.get(key)?.(given);
    await expect.poll(async () => (await runtime.eventsOf(id)).length).toBeGreaterThan(before);
  };
  const cancel = (undo = false) => client.cancel(WORKSPACE, id, ADA, { undo });
  /** Stops the worker although its actions do not answer. */
  const stop = async () => {
    let isStopped = false;
    const stopped = worker.stop().then(() => {
      isStopped = true;
    });
    await expect
      .poll(() => {
        runtime.clock.advance(5_000);
        return isStopped;
      })
      .toBe(true);
    await Promise.all([stopped, ticked]);
  };
  /** From the held end on. */
  const endOf = async () => {
    const types = (await runtime.eventsOf(id)).map(({ type }) => type);
    return types.slice(types.indexOf('end.held'));
  };
  const deliveredKeys = () => actions.deliveries.map(({ idempotencyKey }) => idempotencyKey);
  return { ...runtime, id, ticked, answer, cancel, stop, endOf, deliveredKeys };
}

const named = (id: RunId, ...keys: string[]) => keys.map((key) => `${id}/${key}`);

describe('G3: a run that is cancelled while actions are under way', () => {
  it('ends when the last of them has told how it ended', async () => {
    const { id, ticked, answer, cancel, endOf, runOf, eventsOf, deliveredKeys } = await underWay();
    expect(await cancel()).toMatchObject({ ok: true, value: { status: 'running' } });
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'end.held',
      data: { before: 'run.cancelled', steps: ['bed/1', 'seat/1'] },
    });
    expect(await cancel()).toMatchObject({ problem: { code: 'run_ending' } });
    await answer('bed/1', ok({ number: 2 }));
    expect(await runOf(id)).toMatchObject({ status: 'running' });
    await answer('seat/1', fail(BROKEN));
    await ticked;
    expect(await endOf()).toEqual(['end.held', 'action.done', 'action.failed', 'run.cancelled']);
    expect(await runOf(id)).toMatchObject({ status: 'cancelled' });
    expect(deliveredKeys()).toHaveLength(2);
  });

  it('takes back what was done meanwhile, the newest first and each once', async () => {
    const { id, settle, ticked, answer, cancel, endOf, actions, deliveredKeys } = await underWay();
    await cancel(true);
    await answer('bed/1', ok({ number: 2 }));
    actions.answer = async () => ok({});
    await answer('seat/1', ok({ number: 1 }));
    await ticked;
    await settle();
    expect(deliveredKeys().slice(2)).toEqual(named(id, 'undo:seat/1', 'undo:bed/1'));
    const undone = ['undo.begun', 'action.undone', 'action.undone', 'run.cancelled'];
    expect(await endOf()).toEqual(['end.held', 'action.done', 'action.done', ...undone]);
  });

  it('waits for a person where nobody knows what came of one, and undoes what that person says was done', async () => {
    const runtime = await underWay();
    const { id, settle, ticked, answer, cancel, client, actions, runOf, deliveredKeys } = runtime;
    await cancel(true);
    await answer('seat/1', fail(NO_ANSWER));
    await answer('bed/1', fail(BROKEN));
    await ticked;
    await settle();
    expect(await runOf(id)).toMatchObject({ status: 'parked' });
    const { items } = await runtime.store.incidents.list(WORKSPACE, {});
    expect(items).toMatchObject([{ key: 'seat/1', ending: true }]);
    actions.answer = async () => ok({});
    const says = { runId: id, key: 'seat/1', actor: ADA, role: 'owner' } as const;
    const again = await client.resolve(WORKSPACE, { ...says, resolution: 'retry' });
    expect(again).toMatchObject({ problem: { code: 'run_ending' } });
    const done = await client.resolve(WORKSPACE, { ...says, resolution: 'skip', value: { number: 7 } });
    expect(done).toMatchObject({ ok: true });
    await settle();
    expect(await runOf(id)).toMatchObject({ status: 'cancelled' });
    expect(deliveredKeys().slice(2)).toEqual(named(id, 'undo:seat/1'));
    expect(actions.deliveries.at(-1)).toMatchObject({
      operation: { url: 'https://shop.example/undo/seat/7' },
    });
  });

  it('tries nothing again, whatever the step allows', async () => {
    const { id, settle, ticked, answer, cancel, clock, endOf, deliveredKeys } = await underWay(
      trip({ retries: 3 }),
    );
    await cancel();
    await answer('seat/1', fail({ ...BROKEN, retryable: true }));
    await answer('bed/1', ok({ number: 2 }));
    await ticked;
    clock.advance(3_600_000);
    await settle();
    expect(await endOf()).toEqual(['end.held', 'action.failed', 'action.done', 'run.cancelled']);
    expect(deliveredKeys()).toEqual(named(id, 'seat/1', 'bed/1'));
  });

  it.each(['once', 'atLeastOnce'])(
    'makes an incident of one whose worker died, and repeats it not (%s)',
    async (mode) => {
      const dead = await underWay(trip({ mode }));
      const { id, store, clock } = dead;
      const heir = aRuntime({ store, clock, workerId: 'worker-2', leaseMs: LEASE_MS });
      expect(await heir.client.cancel(WORKSPACE, id, ADA)).toMatchObject({ value: { status: 'running' } });
      clock.advance(LEASE_MS + 1);
      await heir.settle();
      expect(heir.actions.deliveries).toEqual([]);
      expect(await heir.runOf(id)).toMatchObject({ status: 'parked' });
      for (const key of ['seat/1', 'bed/1']) {
        expect(await store.findIncident(WORKSPACE, id, key)).toMatchObject({
          problem: { code: 'outcome_unknown' },
        });
        const says = { runId: id, key, resolution: 'fail', actor: ADA, role: 'owner' } as const;
        expect(await heir.client.resolve(WORKSPACE, says)).toMatchObject({ ok: true });
      }
      expect(await heir.runOf(id)).toMatchObject({ status: 'cancelled' });
    },
  );

  it('makes an incident of one that its worker broke off when it stopped', async () => {
    const { id, store, cancel, stop, runOf } = await underWay();
    await cancel();
    await stop();
    expect(await runOf(id)).toMatchObject({ status: 'parked' });
    expect(await store.findIncident(WORKSPACE, id, 'bed/1')).toMatchObject({
      problem: { code: 'outcome_unknown' },
    });
  });

  it('knows of one that its worker broke off before, and does not forget that it may have happened', async () => {
    const { id, store, clock, cancel, stop } = await underWay();
    await stop();
    expect(await store.openActions(id)).toEqual(['seat/1', 'bed/1']);
    expect(await cancel()).toMatchObject({ value: { status: 'running' } });
    const heir = aRuntime({ store, clock, workerId: 'worker-2', leaseMs: LEASE_MS });
    await heir.settle();
    expect(heir.actions.deliveries).toEqual([]);
    expect(await heir.runOf(id)).toMatchObject({ status: 'parked' });
  });

  it('does not begin one that was claimed and has not been begun', async () => {
    const { store, id, cancel, eventsOf, runOf, actions, settle } = await begun();
    const holder = { workerId: 'worker-2', leaseMs: LEASE_MS };
    expect(await store.claimEffects(holder, 10)).toHaveLength(2);
    expect(await cancel()).toMatchObject({ value: { status: 'running' } });
    await store.releaseLeases(holder.workerId);
    await settle();
    expect(actions.deliveries).toEqual([]);
    expect(await runOf(id)).toMatchObject({ status: 'cancelled' });
    expect((await eventsOf(id)).filter(({ type }) => type === 'action.failed')).toMatchObject([
      { data: { code: 'called_off' } },
      { data: { code: 'called_off' } },
    ]);
  });

  it('sees one that is claimed while it is being cancelled', async () => {
    const { store, id, cancel, eventsOf } = await begun();
    const read = store.openActions.bind(store);
    let reads = 0;
    store.openActions = async (runId) => {
      const keys = await read(runId);
      reads += 1;
      if (reads === 1) await store.claimEffects({ workerId: 'worker-2', leaseMs: LEASE_MS }, 1);
      return keys;
    };
    expect(await cancel()).toMatchObject({ value: { status: 'running' } });
    expect(reads).toBe(2);
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: 'end.held', data: { steps: ['seat/1'] } });
  });
});

describe('G3: a run that fails while an action is under way', () => {
  it('ends when that has told how it ended, and undoes it if the flow says so', async () => {
    const flow = trip({}, { undoOnFailure: true });
    const { id, settle, ticked, answer, actions, runOf, endOf, deliveredKeys } = await underWay(flow);
    await answer('seat/1', fail(BROKEN));
    expect(await runOf(id)).toMatchObject({ status: 'running' });
    actions.answer = async () => ok({});
    await answer('bed/1', ok({ number: 2 }));
    await ticked;
    await settle();
    expect(deliveredKeys().slice(2)).toEqual(named(id, 'undo:bed/1'));
    const undone = ['undo.begun', 'action.undone', 'run.failed'];
    expect(await endOf()).toEqual(['end.held', 'action.done', ...undone]);
  });

  it('keeps what nobody knows of another step for a person', async () => {
    const { id, settle, ticked, answer, store, runOf } = await underWay(trip({ mode: 'once' }));
    await answer('seat/1', fail(NO_ANSWER));
    await answer('bed/1', fail(BROKEN));
    await ticked;
    await settle();
    expect(await runOf(id)).toMatchObject({ status: 'parked' });
    expect(await store.findIncident(WORKSPACE, id, 'seat/1')).toMatchObject({
      problem: { code: 'no_answer' },
    });
  });
});

/** A run whose actions nobody has claimed yet. */
async function begun() {
  const runtime = aRuntime({ leaseMs: LEASE_MS });
  publishSketches(runtime.store, WORKSPACE, { trip: trip() });
  const started = await runtime.client.start(WORKSPACE, {
    ...{ flow: 'trip', input: {}, idempotencyKey: null, actor: ADA },
  });
  if (!started.ok) throw new Error(started.problem.message);
  const { id } = started.value.run;
  return { ...runtime, id, cancel: () => runtime.client.cancel(WORKSPACE, id, ADA) };
}
