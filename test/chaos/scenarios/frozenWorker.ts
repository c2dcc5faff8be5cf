import assert from 'node:assert/strict';
import { waitFor } from '../../server/waitFor.ts';
import { draw, post } from '../flows/draw.ts';
import type { Report, Scenario } from '../scenario.ts';
import { World } from '../world/World.ts';

const COMMITS = 50;
/** Longer than the first worker needs to be frozen, shorter than the time limit of the step. */
const ANSWER_MS = 5_000;
const FLOW = 'chaos-held';

/**
 * Freezes a worker past its lease with its effects under way, lets another worker do them again, and thaws the first one
 * while the second waits for its answers: what the first one then wants to record must be refused.
 */
export async function freezeWorker(commits: number, leaseSeconds = 15): Promise<Report> {
  const document = (host: string) =>
    draw({
      name: 'Held',
      input: { n: 'number' },
      nodes: {
        start: ['trigger', {}],
        held: post(host, `held?ms=${ANSWER_MS}`),
        done: ['end', { outcome: 'done' }],
      },
      wires: ['start.next → held', 'held.done → done'],
    });
  await using world = await World.open({
    flows: [{ slug: FLOW, document }],
    env: { LEASE_SECONDS: String(leaseSeconds) },
  });
  const { client, ledger } = world;
  const [first] = (await world.hire(1)).atWork;
  assert.ok(first);
  const runs = await Promise.all(
    Array.from({ length: commits }, (_, n) => client.start(FLOW, { n }, `held-${n}`)),
  );
  await waitFor(async () => (await ledger.openRequests()) === commits || undefined);
  first.signal('SIGSTOP');
  await world.hire(1);
  await waitFor(async () => (await ledger.deliveries()).length === 2 * commits || undefined, {
    withinMs: 60_000,
  });
  const stillOpen = await ledger.openRequests();
  first.signal('SIGCONT');
  await waitFor(async () => !(await client.hasRuns(FLOW, 'running')) || undefined, { withinMs: 60_000 });
  assert.equal(stillOpen, commits, 'the second worker held every effect when the first one came back');
  assert.ok(first.isAtWork, 'the frozen worker lives on');
  for (const { id } of runs) await checkRecorded(world, id);
  const keys = new Set((await ledger.deliveries()).map(({ key }) => key));
  assert.equal(keys.size, commits);
  return { lateCommits: commits, deliveries: 2 * commits };
}

/** The one recorded result is the second delivery's, made by who held the lease. */
async function checkRecorded({ client }: World, id: string): Promise<void> {
  const done = (await client.events(id)).filter(({ type }) => type === 'action.done');
  assert.equal(done.length, 1, `${id} has ${done.length} results`);
  assert.match(JSON.stringify(done[0]?.data), /"delivery":2/, `${id} recorded the late commit`);
}

export const frozenWorker: Scenario = {
  name: 'frozen-worker',
  fault: 'a worker is frozen (SIGSTOP) past its lease with effects under way, then goes on (SIGCONT)',
  holds: 'every late commit is refused by its fencing token; each result is recorded once',
  run: ({ scale }) => freezeWorker(Math.ceil(COMMITS * scale)),
};
