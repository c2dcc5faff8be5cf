import type { WorkspaceId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';
import { sketchedRuntime } from '../testing/sketchedRuntime.ts';
import { publishSketches } from '../testing/sketchFlow.ts';

const QUIET = 'quiet' as WorkspaceId; // safe: not empty
const CONCURRENCY = 64;

/** Nothing stops a case: two effects and the run is over. */
const artefact = artefactOf(
  refundDocument({
    configs: {
      check: {
        question: 'Pay?',
        policy: { ladder: [{ title: 'All', minConfidence: 0, sampleRate: 0 }], startRung: 1 },
      },
    },
  }),
);

const startsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ flow: 'refunds', input: { order: `N-${index}` }, actor: ADA },
  }));

/** One worker for two workspaces that have published the same flow. */
function crowd() {
  const runtime = aRuntime({ artefact, concurrency: CONCURRENCY });
  const { store } = runtime;
  const { flowId } = store.putVersion(QUIET, { flow: 'refunds', version: 1, artefact });
  const gate = artefact.nodes['check']?.node;
  if (gate?.kind !== 'gate') throw new Error('The flow has lost its gate');
  const names = { id: 'c2', workspaceId: QUIET, flowId, key: 'check', killSwitch: null } as const;
  store.putCheckpoint({ ...names, policy: gate.config.policy, policyVersion: 1, rung: 1 });
  return runtime;
}

describe('a noisy workspace', () => {
  it('does not keep the one run of another waiting', async () => {
    const { client, worker, agents, actions, store } = crowd();
    await client.startMany(WORKSPACE, startsOf(5_000));
    const [quiet] = await client.startMany(QUIET, startsOf(1));
    if (!quiet?.ok) throw new Error('The quiet run was not started');
    let performed = -1;
    while (performed < 0 && (await worker.tick()) > 0) {
      const run = await store.runs.get(QUIET, quiet.value.run.id);
      if (run?.status === 'ended') performed = agents.requests.length + actions.deliveries.length;
    }
    expect(performed).toBeGreaterThan(0);
    expect(performed).toBeLessThan(10 * CONCURRENCY);
  });

  it('does not keep it waiting either while its worker is busy with what it has just committed', async () => {
    const { client, worker, agents, actions, store, clock } = crowd();
    const performed = () => agents.requests.length + actions.deliveries.length;
    await worker.start();
    const noisy = client.startMany(WORKSPACE, startsOf(1_000));
    await expect.poll(performed, { timeout: 20_000 }).toBeGreaterThan(CONCURRENCY);
    const before = performed();
    const quiet = await client.start(QUIET, { flow: 'refunds', input: { order: 'Q' }, actor: ADA });
    if (!quiet.ok) throw new Error(quiet.problem.message);
    const statusOf = async () => {
      clock.advance(50);
      return (await store.runs.get(QUIET, quiet.value.run.id))?.status;
    };
    await expect.poll(statusOf, { interval: 1, timeout: 20_000 }).toBe('ended');
    expect(performed() - before).toBeLessThan(1_500);
    await noisy;
    await worker.stop();
  });
});

describe('a noisy workspace whose waits end all at once', () => {
  const WAITING = {
    nodes: [
      { id: 'start', kind: 'trigger' },
      { id: 'pause', kind: 'wait', config: { until: { type: 'duration', duration: '1h' } } },
      { id: 'end', kind: 'end' },
    ],
    wires: { 'start.next': 'pause', 'pause.next': 'end' },
  };

  it('does not make the one wait of another late, and two workers do not do the same twice (G6)', async () => {
    const first = sketchedRuntime({ waiting: WAITING });
    const { store, clock } = first;
    publishSketches(store, QUIET, { waiting: WAITING });
    const start = { flow: 'waiting', input: {}, actor: ADA };
    await first.client.startMany(
      WORKSPACE,
      Array.from({ length: 2_000 }, () => start),
    );
    clock.advance(1_000);
    const quiet = await first.client.start(QUIET, start);
    if (!quiet.ok) throw new Error(quiet.problem.message);
    clock.advance(3_600_000);
    const second = aRuntime({ store, clock, workerId: 'worker-2' });
    expect(await Promise.all([first.worker.tick(), second.worker.tick()])).toEqual([200, 200]);
    expect(await store.runs.get(QUIET, quiet.value.run.id)).toMatchObject({ status: 'ended' });
    const { items } = await store.runs.list(WORKSPACE, { status: 'ended', limit: 1_000 });
    expect(items).toHaveLength(399);
  });
});
