import type { Json } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';
import type { ResolveStep } from './resolveStep.ts';

type Runtime = ReturnType<typeof aRuntime>;

const onceArtefact = artefactOf(refundDocument({ configs: { pay: { mode: 'once' } } }));

/** A run whose payment may have happened: it waits for a person. */
async function parkedPayment() {
  const runtime = aRuntime({ artefact: onceArtefact });
  const run = await runtime.startPaying();
  runtime.actions.answer = () => Promise.reject(new Error('connection reset'));
  await runtime.settle();
  runtime.actions.answer = async () => ({ ok: true, value: { status: 200 } });
  return { ...runtime, run };
}

/** A run whose agent ends its worker each time. */
async function parkedAgent(document = refundDocument()) {
  const first = aRuntime({ artefact: artefactOf(document) });
  const { store, clock } = first;
  const run = await first.start();
  for (let claim = 1; claim <= 5; claim += 1) {
    const worker = aRuntime({ artefact: artefactOf(document), store, clock, workerId: `worker-${claim}` });
    worker.agents.answer = () => new Promise(() => {});
    void worker.worker.tick();
    await expect.poll(() => worker.agents.requests.length).toBe(1);
    clock.advance(30_000);
  }
  await first.settle();
  return { ...first, run };
}

const resolve = (
  { client }: Runtime,
  runId: ResolveStep['runId'],
  changes: Partial<ResolveStep> & Pick<ResolveStep, 'key' | 'resolution'>,
) => client.resolve(WORKSPACE, { runId, actor: ADA, role: 'owner', ...changes });

describe('a parked step', () => {
  it('stays parked under a signal, also in a run whose snapshot of an older version does not name it (G10)', async () => {
    const { run, store, clock } = await parkedPayment();
    const load = store.loadRuns.bind(store);
    store.loadRuns = async (ids) =>
      (await load(ids)).map((stored) => {
        const { parked, ...older } = stored.snapshot as { [field: string]: Json }; // safe: a snapshot is an object
        expect(parked).toEqual(['pay/1']);
        return { ...stored, snapshot: older };
      });
    const later = aRuntime({ artefact: onceArtefact, store, clock, workerId: 'worker-2' });
    const signal = { id: run.id, name: 'sent', payload: 1, actor: ADA };
    expect(await later.client.signal(WORKSPACE, signal)).toMatchObject({ value: { status: 'parked' } });
    expect(await later.runOf(run.id)).toMatchObject({ status: 'parked' });
    const resumed = await resolve(later, run.id, { key: 'pay/1', resolution: 'retry' });
    expect(resumed).toMatchObject({ ok: true, value: { status: 'running' } });
  });

  it('is listed with the reason, and retried under the same key when a person says so', async () => {
    const runtime = await parkedPayment();
    const { run, store, settle, runOf, actions, eventsOf } = runtime;
    const { items } = await store.incidents.list(WORKSPACE, {});
    expect(items).toMatchObject([
      { runId: run.id, key: 'pay/1', nodeTitle: 'Pay', kind: 'action', problem: { code: 'action_crashed' } },
    ]);
    const resumed = await resolve(runtime, run.id, { key: 'pay/1', resolution: 'retry' });
    expect(resumed).toMatchObject({ ok: true, value: { status: 'running' } });
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'paid' });
    const [first, second] = actions.deliveries;
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
    const event = (await eventsOf(run.id)).find(({ type }) => type === 'step.resumed');
    expect(event).toMatchObject({ node: 'pay', visit: 1, data: { by: 'Ada', resolution: 'retry' } });
    expect(await store.incidents.count(WORKSPACE)).toBe(0);
  });

  it('is skipped with the value that stands for its output, and never performed again', async () => {
    const runtime = await parkedPayment();
    const { run, runOf, actions, eventsOf } = runtime;
    const value = { receipt: 'R-1' };
    await resolve(runtime, run.id, { key: 'pay/1', resolution: 'skip', value });
    expect(await runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'paid' });
    expect(actions.deliveries).toHaveLength(1);
    const events = await eventsOf(run.id);
    expect(events.find(({ type }) => type === 'step.resumed')?.data).toEqual({
      ...{ by: 'Ada', resolution: 'skip', value },
    });
    expect(events.find(({ type }) => type === 'action.done')?.data).toEqual(value);
  });

  it('fails by its own port, with the reason for which it was parked', async () => {
    const runtime = await parkedPayment();
    const { run, runOf, eventsOf } = runtime;
    await resolve(runtime, run.id, { key: 'pay/1', resolution: 'fail' });
    expect(await runOf(run.id)).toMatchObject({ status: 'failed' });
    const failed = (await eventsOf(run.id)).find(({ type }) => type === 'action.failed');
    expect(JSON.stringify(failed?.data)).toContain('action_crashed');
  });

  it('of an agent is skipped with a proposal only, which a person always looks at', async () => {
    const passing = { policy: { ladder: [{ title: 'All', minConfidence: 0, sampleRate: 0 }], startRung: 1 } };
    const runtime = await parkedAgent(
      refundDocument({ configs: { check: { ...passing, question: 'Pay?' } } }),
    );
    const { run, reviewOf, store } = runtime;
    const skip = (value: Json) => resolve(runtime, run.id, { key: 'triage/1', resolution: 'skip', value });
    expect(await skip('refund')).toMatchObject({ problem: { code: 'proposal_invalid', at: '/value' } });
    expect(await skip({ decision: 'explode' })).toMatchObject({ problem: { code: 'decision_unknown' } });
    expect(await skip({ decision: 'refund' })).toMatchObject({ problem: { code: 'payload_invalid' } });
    const forged = { decision: 'refund', payload: { amount: 7 }, agentVersion: 'v1' };
    expect(await skip(forged)).toMatchObject({ ok: true, value: { status: 'waiting' } });
    const { proposal } = (await reviewOf(run.id)).content;
    expect(proposal).toMatchObject({ payload: { amount: 7 }, agentVersion: 'person:ada' });
    expect(store.ledgerOf('c1')).toEqual([]);
  });

  it('is resolved by owners and consultants only', async () => {
    const runtime = await parkedPayment();
    for (const role of ['viewer', 'reviewer'] as const) {
      const refused = await resolve(runtime, runtime.run.id, { key: 'pay/1', resolution: 'retry', role });
      expect(refused).toMatchObject({ ok: false, problem: { code: 'role_too_narrow' } });
    }
    expect(await runtime.runOf(runtime.run.id)).toMatchObject({ status: 'parked' });
  });

  it('is resolved once', async () => {
    const runtime = await parkedPayment();
    const { id } = runtime.run;
    const outcomes = await Promise.all([
      resolve(runtime, id, { key: 'pay/1', resolution: 'skip', value: 1 }),
      resolve(runtime, id, { key: 'pay/1', resolution: 'fail' }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const late = await resolve(runtime, id, { key: 'pay/1', resolution: 'retry' });
    expect(late).toMatchObject({ problem: { code: 'incident_not_found' } });
  });

  it('is retried once however often its retry is sent under its key, also when it is parked anew by then', async () => {
    const runtime = await parkedPayment();
    const { store, clock, run, settle, actions } = runtime;
    const other = aRuntime({ artefact: onceArtefact, store, clock, workerId: 'worker-2' });
    runtime.actions.answer = () => Promise.reject(new Error('connection reset'));
    const again = { key: 'pay/1', resolution: 'retry', idempotencyKey: 'k1' } as const;
    const both = await Promise.all([resolve(runtime, run.id, again), resolve(other, run.id, again)]);
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
    await settle();
    expect(actions.deliveries).toHaveLength(2);
    expect(await resolve(other, run.id, again)).toMatchObject({ ok: true, value: { status: 'parked' } });
    await settle();
    expect(actions.deliveries).toHaveLength(2);
    await resolve(other, run.id, { ...again, idempotencyKey: 'k2' });
    await settle();
    expect(actions.deliveries).toHaveLength(3);
  });

  it('says what a request lacks', async () => {
    const runtime = await parkedPayment();
    const { id } = runtime.run;
    const codeOf = async (changes: Parameters<typeof resolve>[2]) => {
      const result = await resolve(runtime, id, changes);
      return result.ok ? null : result.problem.code;
    };
    expect(await codeOf({ key: 'pay/1', resolution: 'skip' })).toBe('value_missing');
    expect(await codeOf({ key: 'pay/1', resolution: 'retry', value: 1 })).toBe('value_not_allowed');
    expect(await codeOf({ key: 'pay/1', resolution: 'skip', value: 'a\0b' })).toBe('text_not_storable');
    expect(await codeOf({ key: 'pay/2', resolution: 'retry' })).toBe('incident_not_found');
  });
});
