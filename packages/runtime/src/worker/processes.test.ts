import { ok, type Proposal, type Result } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { EffectProblem } from '../ports/agents.ts';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';
import { aProposal } from '../testing/scripted.ts';

type Runtime = ReturnType<typeof aRuntime>;

const typesOf = async ({ eventsOf }: Runtime, id: Parameters<Runtime['eventsOf']>[0]) =>
  (await eventsOf(id)).map(({ type }) => type);

const onceArtefact = artefactOf(refundDocument({ configs: { pay: { mode: 'once' } } }));

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

  it('call off at once what another process performs for a run that is cancelled', async () => {
    const busy = aRuntime({ workerId: 'worker-1' });
    let calledOff = 0;
    busy.agents.answer = (_request, signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => {
          calledOff += 1;
          resolve(ok(aProposal()));
        }),
      );
    await busy.worker.start();
    const run = await busy.start();
    await expect.poll(() => busy.agents.requests.length).toBe(1);
    const { store, clock } = busy;
    const other = aRuntime({ store, clock, workerId: 'worker-2' });
    await other.client.cancel(WORKSPACE, run.id, ADA);
    // The clock stands still, so no lease is renewed in the ordinary way.
    await expect.poll(() => calledOff).toBe(1);
    expect(await other.runOf(run.id)).toMatchObject({ status: 'cancelled' });
    const stopped = busy.worker.stop();
    clock.advance(60_000);
    await stopped;
  });

  it('park a step that ended its worker five times, and other runs go on (G9)', async () => {
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

  it('never repeat an action of mode once whose worker died (G3)', async () => {
    const dying = aRuntime({ artefact: onceArtefact });
    const run = await dying.startPaying();
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
    await serving.approve(run.id);
    await working.settle();
    expect(await working.runOf(run.id)).toMatchObject({ status: 'ended' });
  });
});
