import { fail, ok, type RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, WORKSPACE } from '../testing/aRuntime.ts';
import { sketchedRuntime } from '../testing/sketchedRuntime.ts';
import type { FlowSketch } from '../testing/sketchFlow.ts';

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

/** Books twice, waits for a word, and ends one way or the other. */
const booking = (config: object = {}): FlowSketch => ({
  nodes: [
    { id: 'start', kind: 'trigger' },
    action('seat', config),
    action('bed', config),
    { id: 'hold', kind: 'wait', config: { until: { type: 'signal', signal: 'keep' }, timeout: '1h' } },
    { id: 'kept', kind: 'end', config: { outcome: 'kept' } },
    { id: 'undone', kind: 'end', config: { outcome: 'undone', undo: true } },
  ],
  wires: {
    'start.next': 'seat',
    'seat.done': 'bed',
    'bed.done': 'hold',
    'hold.next': 'kept',
    'hold.timedOut': 'undone',
  },
});

async function booked(config: object = {}) {
  const runtime = sketchedRuntime({ booking: booking(config) });
  const { actions, call, settle } = runtime;
  let number = 0;
  actions.answer = async () => {
    number += 1;
    return ok({ number });
  };
  const id = await call('booking', {});
  await settle();
  actions.deliveries.length = 0;
  const typesOf = async () => (await runtime.eventsOf(id)).map(({ type }) => type);
  const timeOut = async () => {
    runtime.clock.advance(3_600_000);
    await settle();
  };
  return { ...runtime, id, typesOf, timeOut };
}

const keysOf = (id: RunId, ...keys: string[]) => keys.map((key) => ({ idempotencyKey: `${id}/${key}` }));

describe('a run that is undone', () => {
  it('takes its actions back, the newest first, each under its own key, and then ends', async () => {
    const { id, actions, timeOut, runOf, typesOf } = await booked();
    await timeOut();
    expect(actions.deliveries).toMatchObject([
      { idempotencyKey: `${id}/undo:bed/1`, operation: { url: 'https://shop.example/undo/bed/2' } },
      { idempotencyKey: `${id}/undo:seat/1`, operation: { url: 'https://shop.example/undo/seat/1' } },
    ]);
    expect(await runOf(id)).toMatchObject({ status: 'ended', outcome: 'undone' });
    expect((await typesOf()).slice(-4)).toEqual([
      'undo.begun',
      'action.undone',
      'action.undone',
      'run.ended',
    ]);
  });

  it('is not, when it ends otherwise', async () => {
    const { id, client, settle, actions, runOf } = await booked();
    await client.signal(WORKSPACE, { id, name: 'keep', payload: null, actor: ADA });
    await settle();
    expect(await runOf(id)).toMatchObject({ status: 'ended', outcome: 'kept' });
    expect(actions.deliveries).toEqual([]);
  });

  it('runs on until all is taken back when somebody cancels it with undo', async () => {
    const { id, client, settle, actions, runOf, typesOf } = await booked();
    const cancelled = await client.cancel(WORKSPACE, id, ADA, { undo: true });
    expect(cancelled).toMatchObject({ ok: true, value: { status: 'running' } });
    expect(await client.cancel(WORKSPACE, id, ADA)).toMatchObject({ problem: { code: 'run_undoing' } });
    await settle();
    expect(await runOf(id)).toMatchObject({ status: 'cancelled' });
    expect(actions.deliveries).toMatchObject(keysOf(id, 'undo:bed/1', 'undo:seat/1'));
    expect((await typesOf()).at(-1)).toBe('run.cancelled');
  });

  it('tries an undo again under the same key', async () => {
    const { id, actions, clock, settle, timeOut, runOf } = await booked();
    let asked = 0;
    actions.answer = async () => {
      asked += 1;
      return asked === 1 ? fail({ ...REFUSED, retryable: true }) : ok({});
    };
    await timeOut();
    clock.advance(60_000);
    await settle();
    expect(actions.deliveries).toMatchObject(keysOf(id, 'undo:bed/1', 'undo:bed/1', 'undo:seat/1'));
    expect(await runOf(id)).toMatchObject({ outcome: 'undone' });
  });

  it('waits for a person when an undo fails for good, and goes on as that person says', async () => {
    const { id, actions, timeOut, settle, runOf, client } = await booked();
    actions.answer = async ({ idempotencyKey }) =>
      idempotencyKey.endsWith('bed/1') ? fail(REFUSED) : ok({});
    await timeOut();
    expect(await runOf(id)).toMatchObject({ status: 'parked' });
    expect(actions.deliveries).toMatchObject(keysOf(id, 'undo:bed/1'));
    const resolved = await client.resolve(WORKSPACE, {
      ...{ runId: id, key: 'undo:bed/1', resolution: 'skip', value: 'done by telephone' },
      ...{ actor: ADA, role: 'owner' },
    });
    expect(resolved).toMatchObject({ ok: true });
    await settle();
    expect(actions.deliveries).toMatchObject(keysOf(id, 'undo:bed/1', 'undo:seat/1'));
    expect(await runOf(id)).toMatchObject({ status: 'ended', outcome: 'undone' });
  });

  it('does not repeat an undo of mode once that may have happened', async () => {
    const { id, actions, timeOut, runOf } = await booked({ mode: 'once' });
    actions.answer = async () => fail({ ...REFUSED, retryable: true, ambiguous: true });
    await timeOut();
    expect(await runOf(id)).toMatchObject({ status: 'parked' });
    expect(actions.deliveries).toHaveLength(1);
  });
});

const REFUSED = { code: 'refused', message: 'No.', retryable: false, ambiguous: false };
