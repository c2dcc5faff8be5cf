import assert from 'node:assert/strict';
import type { WorkerProcess } from '../../server/WorkerProcess.ts';
import { waitFor } from '../../server/waitFor.ts';
import { draw, post } from '../flows/draw.ts';
import type { Report, Scenario } from '../scenario.ts';
import { World } from '../world/World.ts';

const FREEZES = 50;
/** Effects that a worker holds when it is frozen. */
const HELD = 4;
const LEASE_SECONDS = 4;
const WITHIN_MS = 100_000;
const FLOW = 'chaos-held';
const REFUSED = /"problem":"lease_lost","msg":"late answer refused"/g;
const LOST = /"count":(\d+),"msg":"leases lost"/g;
/** So many more rounds at most are played until a late answer was refused. */
const MORE = 20;

/**
 * Freezes a worker past its lease with its effects under way, has another worker do them again, has the world answer the first
 * one, and thaws it while the second still waits: what the first one then wants to record must be refused, unless it looks
 * after its leases before it reads the answers and lets go by itself. Again and again, until some were refused. The second is
 * not answered before either is told, so that it does not matter how fast anybody is.
 */
export async function freezeWorker(freezes: number): Promise<Report> {
  const document = (host: string) =>
    draw({
      name: 'Held',
      input: { n: 'number' },
      nodes: {
        start: ['trigger', {}],
        held: post(host, 'held?held', { timeout: '10m' }),
        done: ['end', { outcome: 'done' }],
      },
      wires: ['start.next → held', 'held.done → done'],
    });
  const env = { LEASE_SECONDS: String(LEASE_SECONDS), LOG_LEVEL: 'info' };
  await using world = await World.open({ flows: [{ slug: FLOW, document }], env });
  const [first, second] = (await world.hire(2)).atWork;
  assert.ok(first !== undefined && second !== undefined);
  let rounds = 0;
  while (rounds < freezes || (refusedBy(first) === 0 && rounds < freezes + MORE)) {
    await freezeOnce(world, { first, second, round: rounds });
    rounds += 1;
  }
  assert.ok(first.isAtWork, 'the frozen worker lives on');
  assert.ok(refusedBy(first) > 0, 'no late answer came to be refused');
  const deliveries = (await world.ledger.deliveries()).length;
  return {
    freezes: rounds,
    effects: HELD * rounds,
    refused: refusedBy(first),
    letGo: lostBy(first),
    deliveries,
  };
}

type Round = { readonly first: WorkerProcess; readonly second: WorkerProcess; readonly round: number };

/** The second one holds nothing while it is frozen: it only leaves the effects to the first. */
async function freezeOnce(world: World, { first, second, round }: Round): Promise<void> {
  const { client, ledger } = world;
  const earlier = (await ledger.deliveries()).length;
  const keysSince = async (count: number) =>
    new Set((await ledger.deliveries()).slice(count).map(({ key }) => key)).size;
  second.signal('SIGSTOP');
  const runs = await Promise.all(
    Array.from({ length: HELD }, (_, n) => client.start(FLOW, { n }, `held-${round}-${n}`)),
  );
  await until(async () => (await keysSince(earlier)) === HELD);
  first.signal('SIGSTOP');
  const frozenAt = (await ledger.deliveries()).length;
  second.signal('SIGCONT');
  await until(async () => (await keysSince(frozenAt)) === HELD);
  await ledger.answerHeld(1);
  const told = () => refusedBy(first) + lostBy(first);
  const toldBefore = told();
  first.signal('SIGCONT');
  await until(async () => told() >= toldBefore + HELD);
  await until(async () => {
    await ledger.answerHeld();
    return !(await client.hasRuns(FLOW, 'running'));
  });
  for (const { id } of runs) await checkRecorded(world, id);
  assert.equal(await keysSince(earlier), HELD);
}

/** How many of its late answers were refused. */
const refusedBy = (worker: WorkerProcess): number => [...worker.output.matchAll(REFUSED)].length;

/** Of how many effects it found out by itself that it had lost them. */
const lostBy = (worker: WorkerProcess): number =>
  [...worker.output.matchAll(LOST)].reduce((sum, [, count]) => sum + Number(count), 0);

const until = (holds: () => Promise<boolean>): Promise<true> =>
  waitFor(async () => (await holds()) || undefined, { withinMs: WITHIN_MS });

/** The one recorded result is that of a later delivery, made by who held the lease. */
async function checkRecorded({ client }: World, id: string): Promise<void> {
  const done = (await client.events(id)).filter(({ type }) => type === 'action.done');
  assert.equal(done.length, 1, `${id} has ${done.length} results`);
  assert.doesNotMatch(JSON.stringify(done[0]?.data), /"delivery":1\b/, `${id} recorded the late commit`);
}

export const frozenWorker: Scenario = {
  name: 'frozen-worker',
  fault: 'a worker is frozen (SIGSTOP) past its lease with effects under way, then goes on (SIGCONT)',
  holds:
    'each result is recorded once, by who held the lease; `refused` counts the late answers that the fencing token refused',
  run: ({ scale }) => freezeWorker(Math.ceil(FREEZES * scale)),
};
