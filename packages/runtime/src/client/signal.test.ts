import { ok, type RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { sketchedRuntime } from '../testing/sketchedRuntime.ts';
import type { FlowSketch } from '../testing/sketchFlow.ts';

/** Orders, and goes on when the shop calls back; twice. */
const ORDER: FlowSketch = {
  nodes: [
    { id: 'start', kind: 'trigger' },
    {
      id: 'order',
      kind: 'action',
      config: { operation: { type: 'http', url: 'https://shop.example/orders' }, reversible: true },
    },
    { id: 'first', kind: 'wait', config: { until: { type: 'signal', signal: 'sent' } } },
    { id: 'second', kind: 'wait', config: { until: { type: 'signal', signal: 'sent' }, timeout: '1h' } },
    { id: 'end', kind: 'end', config: { output: [{ name: 'by', value: 'steps.first' }] } },
    { id: 'late', kind: 'end', config: { outcome: 'late' } },
  ],
  wires: {
    'start.next': 'order',
    'order.done': 'first',
    'first.next': 'second',
    'second.next': 'end',
    'second.timedOut': 'late',
  },
};

const sent = (id: RunId, number: number, idempotencyKey: string | null = null) => ({
  ...{ id, name: 'sent', payload: { number }, idempotencyKey, actor: ADA },
});

describe('a signal', () => {
  it('that comes before the answer of the action that asked for it is not lost (G7)', async () => {
    const { call, settle, actions, client, runOf } = sketchedRuntime({ order: ORDER });
    let id = '' as RunId; // safe: set before the action is called
    actions.answer = async () => {
      // The shop calls back before its answer has arrived, let alone been written down.
      const early = await client.signal(WORKSPACE, sent(id, 1));
      expect(early).toMatchObject({ ok: true, value: { status: 'running' } });
      return ok({});
    };
    id = await call('order', {});
    await settle();
    expect(await runOf(id)).toMatchObject({ status: 'waiting', activeNodes: ['second'] });
    await client.signal(WORKSPACE, sent(id, 2));
    expect(await runOf(id)).toMatchObject({
      status: 'ended',
      output: { by: { by: 'signal', payload: { number: 1 } } },
    });
  });

  it('moves nothing a second time when it is repeated under its key, even after the end', async () => {
    const { call, settle, client, runOf, eventsOf } = sketchedRuntime({ order: ORDER });
    const id = await call('order', {});
    await settle();
    const answers = await Promise.all([1, 2, 3].map(() => client.signal(WORKSPACE, sent(id, 1, 'k1'))));
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
    expect(await runOf(id)).toMatchObject({ activeNodes: ['second'] });
    expect(await client.signal(WORKSPACE, sent(id, 9, 'k1'))).toMatchObject({
      problem: { code: 'idempotency_conflict' },
    });
    await client.signal(WORKSPACE, sent(id, 2, 'k2'));
    const again = await client.signal(WORKSPACE, sent(id, 2, 'k2'));
    expect(again).toMatchObject({ ok: true, value: { status: 'ended' } });
    expect((await eventsOf(id)).filter(({ type }) => type === 'signal.received')).toHaveLength(2);
    const unknown = await client.signal('w2' as typeof WORKSPACE, sent(id, 2, 'k2')); // safe: another workspace
    expect(unknown).toMatchObject({ problem: { code: 'run_not_found' } });
  });

  it('loses against the time-out that came first, whichever process fires it', async () => {
    const first = sketchedRuntime({ order: ORDER });
    const id = await first.call('order', {});
    await first.settle();
    await first.client.signal(WORKSPACE, sent(id, 1));
    first.clock.advance(3_600_000);
    const { store, clock } = first;
    const second = aRuntime({ store, clock, workerId: 'worker-2' });
    await Promise.all([first.worker.tick(), second.worker.tick()]);
    expect(await first.runOf(id)).toMatchObject({ status: 'ended', outcome: 'late' });
    expect(await second.client.signal(WORKSPACE, sent(id, 2))).toMatchObject({
      problem: { code: 'run_final' },
    });
    expect((await first.eventsOf(id)).filter(({ type }) => type === 'wait.ended')).toHaveLength(2);
  });
});
