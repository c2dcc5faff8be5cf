import { type Json, ok, type Proposal, type Result } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { EffectProblem } from '../ports/agents.ts';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';
import { aProposal } from '../testing/scripted.ts';

type Runtime = ReturnType<typeof aRuntime>;

const fails = (retryable: boolean) => async () =>
  ({ ok: false, problem: { code: 'busy', message: 'Busy', retryable, ambiguous: false } }) as const;

const typesOf = async ({ eventsOf }: Runtime, id: Parameters<Runtime['eventsOf']>[0]) =>
  (await eventsOf(id)).map(({ type }) => type);

const onceArtefact = artefactOf(refundDocument({ configs: { pay: { mode: 'once' } } }));

describe('an agent step', () => {
  it('is tried again after a pause, as often as the node allows, and then fails', async () => {
    const runtime = aRuntime();
    runtime.agents.answer = fails(true);
    const run = await runtime.start();
    await runtime.settle();
    expect(runtime.agents.requests).toHaveLength(1);
    runtime.clock.advance(999);
    await runtime.settle();
    expect(runtime.agents.requests).toHaveLength(1);
    runtime.clock.advance(1);
    await runtime.settle();
    runtime.clock.advance(2_000);
    await runtime.settle();
    expect(runtime.agents.requests).toHaveLength(3);
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'failed' });
    expect(await typesOf(runtime, run.id)).toEqual([
      ...['run.started', 'port.taken', 'step.entered', 'step.retried', 'step.retried'],
      ...['agent.failed', 'port.taken', 'run.failed'],
    ]);
  });

  it('fails at once when trying again cannot help', async () => {
    const runtime = aRuntime();
    runtime.agents.answer = fails(false);
    const run = await runtime.start();
    await runtime.settle();
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'failed' });
    expect(runtime.agents.requests).toHaveLength(1);
  });

  it('fails when it takes too long, even when the agent ignores its signal', async () => {
    const artefact = artefactOf(refundDocument({ configs: { triage: { timeout: '5s', retries: 0 } } }));
    const runtime = aRuntime({ artefact });
    let signal: AbortSignal | null = null;
    runtime.agents.answer = (_request, given) => {
      signal = given;
      return new Promise<Result<Proposal, EffectProblem>>(() => {});
    };
    const run = await runtime.start();
    const settled = runtime.settle();
    await expect.poll(() => signal).not.toBeNull();
    runtime.clock.advance(5_000);
    await settled;
    expect((signal as AbortSignal | null)?.aborted).toBe(true);
    const failed = (await runtime.eventsOf(run.id)).find(({ type }) => type === 'agent.failed');
    expect(failed?.data).toMatchObject({ code: 'agent_timeout' });
  });

  it('fails on a proposal that does not fit the node', async () => {
    const codeFor = async (value: Proposal) => {
      const runtime = aRuntime();
      runtime.agents.answer = async () => ok(value);
      const run = await runtime.start();
      await runtime.settle();
      const failed = (await runtime.eventsOf(run.id)).find(({ type }) => type === 'agent.failed');
      return (failed?.data as { code?: string } | undefined)?.code;
    };
    expect(await codeFor(aProposal({ decision: 'explode' }))).toBe('decision_unknown');
    expect(await codeFor(aProposal({ payload: { amount: 'much' } }))).toBe('payload_invalid');
    expect(await codeFor(aProposal({ confidence: 7 }))).toBe('proposal_invalid');
    expect(await codeFor(aProposal())).toBeUndefined();
  });

  it('survives an agent that throws, and text that no database takes', async () => {
    const runtime = aRuntime();
    runtime.agents.answer = async () => ok(aProposal({ summary: 'a\0b\ud800' }));
    const run = await runtime.start();
    await runtime.settle();
    expect((await runtime.reviewOf(run.id)).content.proposal.summary).toBe('a\uFFFDb\uFFFD');
    runtime.agents.answer = () => Promise.reject(new Error('boom'));
    const broken = await runtime.start();
    await runtime.settle();
    expect(await typesOf(runtime, broken.id)).toContain('step.retried');
  });
});

describe('an action', () => {
  it('is repeated with the same key and body after an answer that was lost', async () => {
    const runtime = aRuntime();
    const run = await runtime.startPaying();
    runtime.actions.answer = () => Promise.reject(new Error('connection reset'));
    await runtime.settle();
    runtime.actions.answer = async () => ok({ status: 200 });
    runtime.clock.advance(1_000);
    await runtime.settle();
    const [first, second] = runtime.actions.deliveries;
    expect(runtime.actions.deliveries).toHaveLength(2);
    expect({ ...second, attempt: 1 }).toEqual(first);
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'ended' });
  });

  it('of mode once is not repeated after a lost answer: a person has to look', async () => {
    const runtime = aRuntime({ artefact: onceArtefact });
    const run = await runtime.startPaying();
    runtime.actions.answer = () => Promise.reject(new Error('connection reset'));
    await runtime.settle();
    runtime.clock.advance(3_600_000);
    await runtime.settle();
    expect(runtime.actions.deliveries).toHaveLength(1);
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'parked' });
    expect(await typesOf(runtime, run.id)).toContain('step.parked');
  });

  it.each([
    [8_000, 8_000],
    [86_400_000, 3_600_000],
  ])('that is asked to wait %i ms is left alone for %i ms before its pause', async (retryAfterMs, waitMs) => {
    const runtime = aRuntime();
    const run = await runtime.startPaying();
    const busy = { code: 'http_status', message: 'Later', retryable: true, ambiguous: true };
    runtime.actions.answer = async () => ({ ok: false, problem: { ...busy, data: { retryAfterMs } } });
    await runtime.settle();
    runtime.actions.answer = async () => ok({ status: 200 });
    runtime.clock.advance(waitMs + 999);
    await runtime.settle();
    expect(runtime.actions.deliveries).toHaveLength(1);
    runtime.clock.advance(1);
    await runtime.settle();
    expect(runtime.actions.deliveries).toHaveLength(2);
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'ended' });
  });

  it('of mode once is repeated after a failure that certainly did nothing', async () => {
    const runtime = aRuntime({ artefact: onceArtefact });
    const run = await runtime.startPaying();
    runtime.actions.answer = fails(true);
    await runtime.settle();
    runtime.actions.answer = async () => ok({ status: 200 });
    runtime.clock.advance(1_000);
    await runtime.settle();
    expect(runtime.actions.deliveries).toHaveLength(2);
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'ended' });
  });
});

describe('a cancelled run', () => {
  it('calls its agent off', async () => {
    const runtime = aRuntime();
    let signal: AbortSignal | null = null;
    runtime.agents.answer = (_request, given) => {
      signal = given;
      return new Promise(() => {});
    };
    const run = await runtime.start();
    const settled = runtime.settle();
    await expect.poll(() => signal).not.toBeNull();
    expect(await runtime.client.cancel(WORKSPACE, run.id, ADA)).toMatchObject({ ok: true });
    await settled;
    expect((signal as AbortSignal | null)?.aborted).toBe(true);
    expect(await typesOf(runtime, run.id)).toEqual([
      'run.started',
      'port.taken',
      'step.entered',
      'run.cancelled',
    ]);
  });

  it.each([
    ['ends when its action has answered', ok({ status: 200 }), 'cancelled', 'run.cancelled'],
    [
      'waits for a person when its action has not',
      {
        ok: false,
        problem: { code: 'no_answer', message: 'Gone', retryable: true, ambiguous: true },
      } as const,
      'parked',
      'step.parked',
    ],
  ])('%s, on which it does not hang up', async (_what, answer, status, last) => {
    const runtime = aRuntime();
    const run = await runtime.startPaying();
    const { promise, resolve } = Promise.withResolvers<typeof answer>();
    let signal: AbortSignal | null = null;
    runtime.actions.answer = (_request, given) => {
      signal = given;
      return promise;
    };
    const settled = runtime.settle();
    await expect.poll(() => signal).not.toBeNull();
    expect(await runtime.client.cancel(WORKSPACE, run.id, ADA)).toMatchObject({ ok: true });
    expect((signal as AbortSignal | null)?.aborted).toBe(false);
    resolve(answer);
    await settled;
    expect((await runtime.eventsOf(run.id)).at(-1)).toMatchObject({ type: last });
    expect(await runtime.runOf(run.id)).toMatchObject({ status });
    expect(runtime.actions.deliveries).toHaveLength(1);
  });

  it('does not perform an action that waits for its turn', async () => {
    const runtime = aRuntime({ concurrency: 1 });
    const [blocked, waiting] = [await runtime.start(), await runtime.start()];
    await runtime.settle();
    await runtime.approve(blocked.id);
    await runtime.approve(waiting.id);
    let release: (answer: Result<Json, never>) => void = () => {};
    runtime.actions.answer = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    await runtime.worker.start();
    await expect.poll(() => runtime.actions.deliveries.length).toBe(1);
    await runtime.client.cancel(WORKSPACE, waiting.id, ADA);
    release(ok({ status: 200 }));
    await expect.poll(async () => (await runtime.runOf(blocked.id))?.status).toBe('ended');
    await runtime.worker.stop();
    expect(runtime.actions.deliveries.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      `${blocked.id}/pay/1`,
    ]);
  });
});

describe('a parked run', () => {
  it('stays parked when a signal comes in, and is cancelled when somebody says what its action came to', async () => {
    const runtime = aRuntime({ artefact: onceArtefact });
    const run = await runtime.startPaying();
    runtime.actions.answer = () => Promise.reject(new Error('connection reset'));
    await runtime.settle();
    const signal = { id: run.id, name: 'ping', payload: null, actor: ADA };
    expect(await runtime.client.signal(WORKSPACE, signal)).toMatchObject({ value: { status: 'parked' } });
    expect(await runtime.client.cancel(WORKSPACE, run.id, ADA)).toMatchObject({
      value: { status: 'parked' },
    });
    const says = { runId: run.id, key: 'pay/1', resolution: 'fail', actor: ADA, role: 'owner' } as const;
    expect(await runtime.client.resolve(WORKSPACE, says)).toMatchObject({ value: { status: 'cancelled' } });
  });
});

describe('a started worker', () => {
  it('performs what its own process commits, without looking at the store, and stops cleanly', async () => {
    const runtime = aRuntime();
    await runtime.worker.start();
    const run = await runtime.start();
    await expect.poll(async () => (await runtime.runOf(run.id))?.status).toBe('waiting');
    runtime.agents.answer = () => new Promise(() => {});
    const hanging = await runtime.start({ order: 'slow' });
    await expect.poll(() => runtime.agents.requests.length).toBe(2);
    let isStopped = false;
    const stopped = runtime.worker.stop().then(() => {
      isStopped = true;
    });
    await expect
      .poll(() => {
        runtime.clock.advance(5_000);
        return isStopped;
      })
      .toBe(true);
    await stopped;
    const heir = aRuntime({ store: runtime.store, clock: runtime.clock, workerId: 'worker-2' });
    await heir.settle();
    expect(await heir.runOf(hanging.id)).toMatchObject({ status: 'waiting' });
    expect(runtime.errors).toEqual([]);
  });

  it('keeps its leases while an agent takes its time', async () => {
    const runtime = aRuntime({ leaseMs: 30_000 });
    const { store, clock } = runtime;
    await runtime.worker.start();
    runtime.agents.answer = () => new Promise(() => {});
    await runtime.start();
    await expect.poll(() => runtime.agents.requests.length).toBe(1);
    for (let step = 0; step < 4; step += 1) {
      clock.advance(10_000);
      await expect.poll(() => store.nextDueInMs()).toBeGreaterThan(20_000);
    }
    expect(await store.claimEffects({ workerId: 'worker-2', leaseMs: 1 }, 10)).toEqual([]);
    clock.advance(60_000);
    await runtime.worker.stop();
  });
});
