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

/** A run whose action is the next thing to happen. */
async function paying(runtime: Runtime) {
  const run = await runtime.start();
  await runtime.settle();
  const { id: reviewId, etag } = await runtime.reviewOf(run.id);
  const verdict = { type: 'approve' } as const;
  await runtime.client.decide(WORKSPACE, { reviewId, etag, verdict, actor: ADA, role: 'reviewer' });
  return run;
}

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
    const run = await paying(runtime);
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
    const run = await paying(runtime);
    runtime.actions.answer = () => Promise.reject(new Error('connection reset'));
    await runtime.settle();
    runtime.clock.advance(3_600_000);
    await runtime.settle();
    expect(runtime.actions.deliveries).toHaveLength(1);
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'parked' });
    expect(await typesOf(runtime, run.id)).toContain('step.parked');
  });

  it('of mode once is repeated after a failure that certainly did nothing', async () => {
    const runtime = aRuntime({ artefact: onceArtefact });
    const run = await paying(runtime);
    runtime.actions.answer = fails(true);
    await runtime.settle();
    runtime.actions.answer = async () => ok({ status: 200 });
    runtime.clock.advance(1_000);
    await runtime.settle();
    expect(runtime.actions.deliveries).toHaveLength(2);
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'ended' });
  });
});

describe('several processes on one store', () => {
  const never = () => new Promise<never>(() => {});

  it('take over from a worker that died, and its late answer is void', async () => {
    const dying = aRuntime({ leaseMs: 30_000 });
    let answerLate: (value: Result<Proposal, EffectProblem>) => void = () => {};
    dying.agents.answer = () =>
      new Promise((resolve) => {
        answerLate = resolve;
      });
    const run = await dying.start();
    const stuck = dying.worker.tick();
    await expect.poll(() => dying.agents.requests.length).toBe(1);
    const { store, clock } = dying;
    const heir = aRuntime({ store, clock, workerId: 'worker-2', leaseMs: 30_000 });
    await heir.settle();
    expect(heir.agents.requests).toEqual([]);
    clock.advance(30_000);
    await heir.settle();
    expect(heir.agents.requests).toHaveLength(1);
    answerLate(ok(aProposal({ payload: { amount: 666 } })));
    await stuck;
    expect((await heir.reviewOf(run.id)).content.proposal.payload).toEqual({ amount: 40 });
    expect((await typesOf(heir, run.id)).filter((type) => type === 'agent.proposed')).toHaveLength(1);
  });

  it('park a step that ended its worker five times, and other runs go on', async () => {
    const first = aRuntime();
    const { store, clock } = first;
    const poison = await first.start({ order: 'poison' });
    for (let claim = 1; claim <= 5; claim += 1) {
      const worker = aRuntime({ store, clock, workerId: `worker-${claim}` });
      worker.agents.answer = never;
      void worker.worker.tick();
      await expect.poll(() => worker.agents.requests.length).toBe(1);
      clock.advance(30_000);
    }
    const healthy = await first.start();
    const last = aRuntime({ store, clock, workerId: 'worker-6' });
    await last.settle();
    expect(await last.runOf(poison.id)).toMatchObject({ status: 'parked' });
    expect(await last.runOf(healthy.id)).toMatchObject({ status: 'waiting' });
    const parked = (await last.eventsOf(poison.id)).at(-1);
    expect(parked).toMatchObject({ type: 'step.parked', data: { problem: { code: 'step_kills_worker' } } });
  });

  it('never repeat an action of mode once whose worker died', async () => {
    const dying = aRuntime({ artefact: onceArtefact });
    const run = await paying(dying);
    dying.actions.answer = never;
    void dying.worker.tick();
    await expect.poll(() => dying.actions.deliveries.length).toBe(1);
    const { store, clock } = dying;
    clock.advance(60_000);
    const heir = aRuntime({ artefact: onceArtefact, store, clock, workerId: 'worker-2' });
    await heir.settle();
    expect(heir.actions.deliveries).toEqual([]);
    expect(await heir.runOf(run.id)).toMatchObject({ status: 'parked' });
  });

  it('leave the effects of a process that only serves to the workers', async () => {
    const serving = aRuntime();
    const { store, clock } = serving;
    const run = await serving.start();
    const working = aRuntime({ store, clock, workerId: 'worker-2' });
    await working.settle();
    expect(serving.agents.requests).toEqual([]);
    const { id: reviewId, etag } = await serving.reviewOf(run.id);
    const decision = { reviewId, etag, verdict: { type: 'approve' }, actor: ADA, role: 'reviewer' } as const;
    expect(await serving.client.decide(WORKSPACE, decision)).toMatchObject({ ok: true });
    await working.settle();
    expect(await working.runOf(run.id)).toMatchObject({ status: 'ended' });
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

describe('a crash', () => {
  const crash = () => {
    throw new Error('killed');
  };

  it('before a commit loses nothing that was promised', async () => {
    const runtime = aRuntime({ faults: { beforeCommit: crash } });
    await expect(runtime.start()).rejects.toThrow('killed');
    expect((await runtime.store.runs.list(WORKSPACE, {})).items).toEqual([]);
  });

  it('after a start is found again by its idempotency key', async () => {
    let isAlive = true;
    const runtime = aRuntime({ faults: { afterCommit: () => (isAlive ? crash() : undefined) } });
    await expect(runtime.start({}, 'k1')).rejects.toThrow('killed');
    isAlive = false;
    const again = await runtime.start({}, 'k1');
    expect((await runtime.store.runs.list(WORKSPACE, {})).items.map(({ id }) => id)).toEqual([again.id]);
  });

  it('while the store is away does not lose the answer of an action', async () => {
    let away = 0;
    const beforeCommit = () => {
      if (away === 0) return;
      away -= 1;
      throw new Error('the store is away');
    };
    const runtime = aRuntime({
      artefact: onceArtefact,
      faults: { beforeCommit, afterEffect: () => void (away = 2) },
    });
    const run = await runtime.start();
    const settle = async () => {
      let isDone = false;
      const settled = runtime.settle().then(() => {
        isDone = true;
      });
      await expect
        .poll(() => {
          runtime.clock.advance(1_000);
          return isDone;
        })
        .toBe(true);
      await settled;
    };
    await settle();
    const { id: reviewId, etag } = await runtime.reviewOf(run.id);
    const decision = { reviewId, etag, verdict: { type: 'approve' }, actor: ADA, role: 'reviewer' } as const;
    await runtime.client.decide(WORKSPACE, decision);
    await settle();
    expect(runtime.actions.deliveries).toHaveLength(1);
    expect(await runtime.runOf(run.id)).toMatchObject({
      status: 'ended',
      output: { amount: 40 } satisfies Json,
    });
    expect(runtime.errors).toHaveLength(4);
  });
});
