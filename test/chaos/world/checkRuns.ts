import assert from 'node:assert/strict';
import { RunEvent } from '@countersign/model';
import { z } from 'zod';
import type { RunView } from '../../server/RestClient.ts';
import type { Load, StartedCase } from './Load.ts';

const FINAL_EVENTS = ['run.ended', 'run.failed', 'run.cancelled'];
const LANES = 16;

export type Findings = {
  readonly ended: number;
  /** Stopped for a person, because an attempt may have happened and must not be repeated. */
  readonly parked: number;
  readonly deliveries: number;
  /** Deliveries that came again under the same key with the same body. */
  readonly repeated: number;
};

/**
 * Every started run has one story: ended once as its flow says, events without a gap, the expected effects in the outside
 * world and no others, the same body whenever a key came again, and `once` at most once. Throws at the first that has not.
 */
export async function checkRuns(load: Load, runs: readonly RunView[]): Promise<Findings> {
  assert.equal(runs.length, load.started.length, 'every accepted start is a run');
  assert.equal(new Set(runs.map(({ id }) => id)).size, runs.length, 'no start is two runs');
  const deliveries = await deliveriesByRun(load);
  const byId = new Map(runs.map((run) => [run.id as string, run]));
  const cases = load.started.values();
  const lane = async () => {
    for (const started of cases) {
      const run = byId.get(started.id);
      assert.ok(run, `the run ${started.id} is gone`);
      await checkEvents(load, started, run);
      checkDeliveries(started, run, deliveries.get(started.id) ?? new Map());
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const counts = [...deliveries.values()].flatMap((keys) => [...keys.values()].map(({ count }) => count));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    ended: runs.filter(({ status }) => status === 'ended').length,
    parked: runs.filter(({ status }) => status === 'parked').length,
    deliveries: total,
    repeated: total - counts.length,
  };
}

/** By idempotency key: what was asked for, and how often. */
type Keys = Map<string, { path: string; count: number }>;

async function deliveriesByRun(load: Load): Promise<Map<string, Keys>> {
  const byRun = new Map<string, Keys>();
  const bodies = new Map<string, string>();
  for (const { path, key, body } of await load.world.ledger.deliveries()) {
    const { run } = z.looseObject({ run: z.string() }).parse(JSON.parse(body));
    const before = bodies.get(key);
    assert.ok(before === undefined || before === path + body, `${key} came with two bodies`);
    bodies.set(key, path + body);
    const keys = byRun.get(run) ?? new Map();
    byRun.set(run, keys.set(key, { path, count: (keys.get(key)?.count ?? 0) + 1 }));
  }
  return byRun;
}

function checkDeliveries({ flow, id }: StartedCase, run: RunView, keys: Keys): void {
  const once = new Set(flow.once);
  const paths = [...keys.values()].map(({ path }) => path);
  const expected = [...flow.deliveries].sort();
  assert.deepEqual(paths.filter((path) => !once.has(path)).sort(), expected, `effects of ${flow.slug} ${id}`);
  for (const { path, count } of keys.values()) {
    if (once.has(path)) assert.equal(count, 1, `${path} of ${id} was delivered ${count} times`);
  }
  if (run.status === 'ended') {
    assert.equal(run.outcome, flow.outcome, `outcome of ${flow.slug} ${id}`);
    if (flow.output !== undefined) assert.deepEqual(run.output, flow.output, `output of ${id}`);
    assert.deepEqual(paths.filter((path) => once.has(path)).sort(), [...once].sort(), `${id} ended without`);
  }
}

async function checkEvents(load: Load, { flow, id }: StartedCase, run: RunView): Promise<void> {
  const { body } = await load.people.send('GET', `/runs/${id}/events?limit=1000`);
  const { items: events } = z
    .object({ items: z.array(RunEvent) })
    .loose()
    .parse(body);
  const isSettled = run.status === 'ended' || (run.status === 'parked' && flow.once !== undefined);
  assert.ok(isSettled, `${flow.slug} ${id} is ${run.status}: ${JSON.stringify(events.at(-1))}`);
  const count = (type: string) => events.filter((event) => event.type === type).length;
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
    `the events of ${id} have a gap`,
  );
  const finals = events.filter(({ type }) => FINAL_EVENTS.includes(type));
  assert.equal(finals.length, run.status === 'ended' ? 1 : 0, `${id} has ${finals.length} ends`);
  const actions = [...flow.deliveries, ...(run.status === 'ended' ? (flow.once ?? []) : [])];
  assert.equal(count('action.done'), actions.length, `${id} recorded its results`);
  assert.equal(count('verdict.taken'), flow.verdicts, `verdicts of ${id}`);
}
