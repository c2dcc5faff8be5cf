import assert from 'node:assert/strict';
import { z } from 'zod';
import { waitFor } from '../../server/waitFor.ts';
import type { World } from './World.ts';

const Incidents = z.object({
  items: z.array(z.looseObject({ key: z.string(), problem: z.looseObject({ code: z.string() }) })),
});

/** What an owner may say of a parked step, how its run ends then, and how often the step is delivered. */
const WAYS = [
  { resolution: 'retry', counted: 'retried', outcome: 'done', deliveries: 1 },
  { resolution: 'skip', counted: 'skipped', value: { status: 200 }, outcome: 'done', deliveries: 0 },
  { resolution: 'fail', counted: 'failed', outcome: 'given up', deliveries: 0 },
] as const;
type Way = (typeof WAYS)[number];

export type Resolved = Readonly<Record<Way['counted'], number>>;

/**
 * An owner has the parked step of each of these runs retried, skipped or failed, one way after the other; throws when a run
 * does not end as was said.
 */
export async function resolveParked(world: World, runs: readonly string[]): Promise<Resolved> {
  const counts = { retried: 0, skipped: 0, failed: 0 };
  const said = runs.map((run, index) => ({
    run,
    // Another way for each kind in each round of the kinds.
    way: WAYS[(index + Math.floor(index / WAYS.length)) % WAYS.length] ?? WAYS[0],
  }));
  for (const { run, way } of said) {
    await resolveOne(world, run, way);
    counts[way.counted] += 1;
  }
  for (const { run, way } of said) await expectEnd(world, run, way);
  return counts;
}

async function resolveOne({ client }: World, run: string, { resolution, ...way }: Way): Promise<void> {
  const { items } = await client.call(Incidents, 'GET', `/incidents?run=${run}`);
  const [incident] = items;
  assert.equal(items.length, 1, `${run} has ${items.length} parked steps`);
  assert.equal(incident?.problem.code, 'step_kills_worker');
  const value = 'value' in way ? { value: way.value } : {};
  const answer = await client.send('POST', `/runs/${run}/incidents/resolve`, {
    body: { key: incident.key, resolution, ...value },
  });
  assert.equal(answer.status, 200, `${resolution} of ${run}: ${JSON.stringify(answer.body)}`);
}

async function expectEnd({ client, ledger }: World, run: string, way: Way): Promise<void> {
  await waitFor(async () => (await client.run(run)).status === 'ended' || undefined);
  assert.equal((await client.run(run)).outcome, way.outcome, `${run} after ${way.resolution}`);
  const types = (await client.events(run)).map(({ type }) => type);
  assert.equal(types.filter((type) => type === 'step.resumed').length, 1, `${run} was resumed`);
  assert.equal(types.filter((type) => type === 'run.ended').length, 1, `${run} ended`);
  const delivered = (await ledger.deliveries()).filter(({ body }) => body.includes(run));
  assert.equal(delivered.length, way.deliveries, `deliveries of ${run} after ${way.resolution}`);
}
