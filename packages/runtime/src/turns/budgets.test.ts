import type { Problem, RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';
import { aProposal } from '../testing/scripted.ts';

type Runtime = ReturnType<typeof aRuntime>;

/** The refund flow; its agent is asked again and again, by a wire that nobody interrupts, when `loops`. */
function withSettings(settings: object, { loops = false, configs = {} } = {}) {
  const document = refundDocument({ configs });
  const edges = document.edges.map((edge) =>
    loops && edge.id === 'unusual.normal' ? { ...edge, target: 'triage' as typeof edge.target } : edge,
  );
  return artefactOf({ ...document, edges, settings: { ...document.settings, ...settings } });
}

const spends =
  (tokens: number, cost = 0) =>
  async () =>
    ({ ok: true, value: aProposal({ usage: { model: 'm', tokens, cost, ms: 1 } }) }) as const;

const incidentOf = async ({ store }: Runtime, runId: RunId) => {
  const [incident] = (await store.incidents.list(WORKSPACE, { run: runId })).items;
  return incident;
};

const budgetOf = async (runtime: Runtime, runId: RunId) =>
  (await incidentOf(runtime, runId))?.problem as (Problem & { data?: object }) | undefined;

const retry = ({ client }: Runtime, runId: RunId, key: string) =>
  client.resolve(WORKSPACE, { runId, key, resolution: 'retry', actor: ADA, role: 'owner' });

describe('a looping agent', () => {
  const runLooping = async (budget: object, answer = spends(10, 0.5)) => {
    const runtime = aRuntime({ artefact: withSettings({ budget, visitLimit: 1_000 }, { loops: true }) });
    runtime.agents.answer = answer;
    const run = await runtime.start();
    await runtime.settle();
    return { runtime, run, asked: runtime.agents.requests.length };
  };

  it('is stopped by the steps of its run, with an incident that says so (attack 12)', async () => {
    const { runtime, run, asked } = await runLooping({ steps: 20 });
    expect(asked).toBe(10);
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'parked' });
    expect(await budgetOf(runtime, run.id)).toMatchObject({
      ...{ code: 'budget_exceeded', data: { budget: 'run.steps', limit: 20, used: 20 } },
    });
  });

  it('is stopped by the tokens or the cost of its run', async () => {
    const byTokens = await runLooping({ tokens: 35 });
    expect(byTokens.asked).toBe(4);
    expect(await budgetOf(byTokens.runtime, byTokens.run.id)).toMatchObject({
      data: { budget: 'run.tokens', limit: 35, used: 40 },
    });
    const byCost = await runLooping({ cost: 1 });
    expect(byCost.asked).toBe(2);
    expect(await budgetOf(byCost.runtime, byCost.run.id)).toMatchObject({
      data: { budget: 'run.cost', limit: 1, used: 1 },
    });
  });

  it('goes on for one step when a person retries it, and stops at the next', async () => {
    const { runtime, run, asked } = await runLooping({ tokens: 20 });
    const incident = await incidentOf(runtime, run.id);
    await retry(runtime, run.id, incident?.key ?? '');
    await runtime.settle();
    expect(runtime.agents.requests).toHaveLength(asked + 1);
    expect((await incidentOf(runtime, run.id))?.key).not.toBe(incident?.key);
  });

  it('is stopped by the time of its run, also while it is being asked', async () => {
    const artefact = withSettings({ budget: { time: '10m' } }, { configs: { triage: { timeout: '1h' } } });
    const runtime = aRuntime({ artefact, leaseMs: 3_600_000 });
    let signal: AbortSignal | null = null;
    runtime.agents.answer = (_request, given) => {
      signal = given;
      return new Promise(() => {});
    };
    const run = await runtime.start();
    const stuck = runtime.worker.tick();
    await expect.poll(() => runtime.agents.requests.length).toBe(1);
    runtime.clock.advance(10 * 60_000);
    await runtime.worker.tick();
    await stuck;
    expect((signal as AbortSignal | null)?.aborted).toBe(true);
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'parked' });
    const data = { budget: 'run.time', limit: '10m' };
    expect(await incidentOf(runtime, run.id)).toMatchObject({
      ...{ key: 'triage/1', problem: { code: 'budget_exceeded', data } },
    });
    runtime.agents.answer = spends(1);
    await retry(runtime, run.id, 'triage/1');
    await runtime.settle();
    await runtime.approve(run.id);
    await runtime.settle();
    expect(await incidentOf(runtime, run.id)).toMatchObject({ key: 'pay/1', problem: { data } });
    expect(runtime.actions.deliveries).toEqual([]);
  });
});

describe('a budget of a day', () => {
  it('stops all runs of the flow, and is there again the next day', async () => {
    const runtime = aRuntime({ artefact: withSettings({ dailyBudget: { tokens: 100 } }) });
    runtime.agents.answer = spends(60);
    const runs = [];
    for (let count = 0; count < 3; count += 1) {
      runs.push(await runtime.start());
      await runtime.settle();
      runtime.clock.advance(1_000);
    }
    const statuses = await Promise.all(runs.map(async ({ id }) => (await runtime.runOf(id))?.status));
    expect(statuses).toEqual(['waiting', 'waiting', 'parked']);
    expect(await budgetOf(runtime, runs[2]?.id as RunId)).toMatchObject({
      data: { budget: 'flow.tokens', limit: 100, used: 120 },
    });
    runtime.clock.advance(24 * 3_600_000);
    const next = await runtime.start();
    await runtime.settle();
    expect(await runtime.runOf(next.id)).not.toMatchObject({ status: 'parked' });
  });

  it('of the workspace counts all of its flows', async () => {
    const runtime = aRuntime();
    runtime.store.putLimits(WORKSPACE, { dailyBudget: { cost: 2 } });
    runtime.agents.answer = spends(0, 2);
    await runtime.start();
    await runtime.settle();
    runtime.clock.advance(1_000);
    const second = await runtime.start();
    await runtime.settle();
    expect(await budgetOf(runtime, second.id)).toMatchObject({ data: { budget: 'workspace.cost' } });
  });

  it('stops an agent that loops in all runs of the flow by its steps (attack 12)', async () => {
    const artefact = withSettings({ dailyBudget: { steps: 25 }, visitLimit: 1_000 }, { loops: true });
    const runtime = aRuntime({ artefact });
    // The sums are up to a second old; here a second goes by with each answer.
    runtime.agents.answer = async () => {
      runtime.clock.advance(1_001);
      return { ok: true, value: aProposal({}) };
    };
    const first = await runtime.start();
    await runtime.settle();
    const data = { budget: 'flow.steps', limit: 25, used: 25 };
    expect(await budgetOf(runtime, first.id)).toMatchObject({ code: 'budget_exceeded', data });
    const asked = runtime.agents.requests.length;
    const second = await runtime.start();
    await runtime.settle();
    expect(await budgetOf(runtime, second.id)).toMatchObject({ data: { budget: 'flow.steps' } });
    expect(runtime.agents.requests).toHaveLength(asked);
  });

  it('stops all flows of the workspace by its steps, and counts none where nobody limits them', async () => {
    const runtime = aRuntime();
    await runtime.start();
    await runtime.settle();
    expect((await runtime.store.spentToday(WORKSPACE, runtime.flowId)).workspace).toMatchObject({ steps: 0 });
    runtime.store.putLimits(WORKSPACE, { dailyBudget: { steps: 1 } });
    runtime.clock.advance(1_001);
    await runtime.start();
    await runtime.settle();
    runtime.clock.advance(1_001);
    const last = await runtime.start();
    await runtime.settle();
    expect(await budgetOf(runtime, last.id)).toMatchObject({ data: { budget: 'workspace.steps' } });
  });

  it.each(['flow', 'workspace'] as const)(
    'of the %s ends when agents and actions have worked for its time',
    async (whose) => {
      const dailyBudget = { time: '10m' };
      const configs = { triage: { timeout: '1h', retries: 1, backoff: { first: '1s', longest: '1s' } } };
      const artefact = withSettings(whose === 'flow' ? { dailyBudget } : {}, { configs });
      const runtime = aRuntime({ artefact, leaseMs: 3_600_000 });
      if (whose === 'workspace') runtime.store.putLimits(WORKSPACE, { dailyBudget });
      runtime.agents.answer = async () => {
        runtime.clock.advance(4 * 60_000);
        const isFirst = runtime.agents.requests.length === 1;
        return isFirst
          ? { ok: false, problem: { code: 'away', message: 'Away', retryable: true } }
          : { ok: true, value: aProposal({}) };
      };
      const held = await runtime.start();
      await runtime.settle();
      runtime.clock.advance(60_000);
      await runtime.settle();
      expect((await runtime.store.spentToday(WORKSPACE, runtime.flowId))[whose]).toMatchObject({
        workMs: 480_000,
      });
      await runtime.start();
      await runtime.settle();
      runtime.clock.advance(1_001);
      await runtime.approve(held.id);
      await runtime.settle();
      const data = { budget: `${whose}.time`, limit: '10m' };
      expect(await incidentOf(runtime, held.id)).toMatchObject({
        key: 'pay/1',
        problem: { code: 'budget_exceeded', data },
      });
      expect(runtime.actions.deliveries).toEqual([]);
      await retry(runtime, held.id, 'pay/1');
      await runtime.settle();
      expect(runtime.actions.deliveries).toHaveLength(1);
    },
  );

  it('is not used up by what was recorded earlier', async () => {
    const runtime = aRuntime({ artefact: withSettings({ dailyBudget: { tokens: 1 } }) });
    const usage = { model: 'm', tokens: 500, cost: 1, ms: 1, recorded: true };
    runtime.agents.answer = async () => ({ ok: true, value: aProposal({ usage }) });
    await runtime.start();
    await runtime.settle();
    runtime.clock.advance(1_000);
    const second = await runtime.start();
    await runtime.settle();
    expect(await runtime.runOf(second.id)).toMatchObject({ status: 'waiting' });
  });
});
