import assert from 'node:assert/strict';
import { join } from 'node:path';
import { waitFor } from '../../server/waitFor.ts';
import { CASE_FLOWS } from '../flows/caseFlows.ts';
import { draw, post } from '../flows/draw.ts';
import type { Report, Scenario } from '../scenario.ts';
import { checkRuns } from '../world/checkRuns.ts';
import { Load } from '../world/Load.ts';
import { resolveParked } from '../world/resolveParked.ts';
import { World } from '../world/World.ts';

const POISONS = 20;
const WORKERS = 3;
/** Five claims, each ended by the death of a worker and found again when its lease has run out. */
const PARKED_MS = 300_000;
const OTHERS_PER_SECOND = 4;
const SETTLE_MS = 120_000;
const RATE_KEPT = 0.8;
const KINDS = ['exit', 'loop', 'memory'] as const;
const PRELOAD = join(import.meta.dirname, '../world/poison.ts');
/** A worker that runs out of memory does so soon. */
const SMALL_HEAP = { NODE_OPTIONS: '--max-old-space-size=300' };

export type PoisonPlan = {
  readonly poisons: number;
  readonly workers: number;
  readonly kinds: readonly (typeof KINDS)[number][];
  /** Which part of the others' rate must be kept; none where it is over before there is a rate. */
  readonly rateKept?: number;
  /** Shorter than usual, where little time is to be lost by each death. */
  readonly leaseSeconds?: number;
};

const slugOf = (kind: string) => `chaos-poison-${kind}`;

const poisonFlow = (kind: string) => ({
  slug: slugOf(kind),
  document: (host: string) =>
    draw({
      name: `Poison: ${kind}`,
      input: { n: 'number' },
      nodes: {
        start: ['trigger', {}],
        poison: post(host, kind),
        done: ['end', { outcome: 'done' }],
        given: ['end', { outcome: 'given up' }],
      },
      wires: ['start.next → poison', 'poison.done → done', 'poison.failed → given'],
    }),
});

/**
 * Steps that end, block or fill up their worker, beside runs that do no harm. When all of them are parked, workers come that
 * they cannot harm, and an owner says of each what is to become of it.
 */
export async function poisonWorkers(plan: PoisonPlan): Promise<Report> {
  const { poisons, workers, kinds, rateKept = 0, leaseSeconds = 15 } = plan;
  const harmless = CASE_FLOWS.filter(({ once }) => once === undefined);
  const env = { LEASE_SECONDS: String(leaseSeconds) };
  await using world = await World.open({ flows: [...harmless, ...kinds.map(poisonFlow)], env });
  const crew = await world.hire(workers, () => ({ preload: [PRELOAD], env: SMALL_HEAP }));
  const load = new Load(world, harmless);
  const begun = performance.now();
  const poisoned = await Promise.all(
    Array.from({ length: poisons }, async (_, n) => {
      const kind = kinds[n % kinds.length] ?? 'exit';
      return (await load.people.start(slugOf(kind), { n }, `poison-${n}`)).id;
    }),
  );
  const parking = waitFor(async () => (await allParked(world, poisoned)) || undefined, {
    withinMs: PARKED_MS,
  }).then(() => true);
  let offered = 0;
  while (!(await Promise.race([parking, load.start(OTHERS_PER_SECOND, { overMs: 1_000 })]))) {
    offered += OTHERS_PER_SECOND;
  }
  const seconds = (performance.now() - begun) / 1_000;
  const done = await countEnded(load);
  const findings = await checkRuns(load, await load.finish(SETTLE_MS));
  await checkIncidents(world, poisoned);
  assert.ok(crew.replaced >= 5, `only ${crew.replaced} workers died`);
  assert.ok(done >= rateKept * offered, `of ${offered} others only ${done} had ended`);
  const deaths = crew.replaced;
  await crew.dismiss();
  await world.hire(1);
  return {
    ...{ poisons, deaths, offered, endedMeanwhile: done, ...findings },
    secondsUntilParked: Math.round(seconds),
    ...(await resolveParked(world, poisoned)),
  };
}

async function allParked({ client }: World, ids: readonly string[]): Promise<boolean> {
  for (const id of ids) if ((await client.run(id)).status !== 'parked') return false;
  return true;
}

async function countEnded({ started, world }: Load): Promise<number> {
  const runs = await Promise.all(started.map(({ id }) => world.client.run(id)));
  return runs.filter(({ status }) => status === 'ended').length;
}

/** Each of them says why it stands still. */
async function checkIncidents({ client }: World, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const last = (await client.events(id)).at(-1);
    assert.match(JSON.stringify(last), /step_kills_worker/, `${id} does not say why it is parked`);
  }
}

export const poisonSteps: Scenario = {
  name: 'poison-steps',
  fault: 'steps that end their worker (`process.exit`), block it (endless loop) or use up its memory',
  holds:
    'parked after 5 claims with the reason; the others keep at least 80 % of their rate; an owner has it retried, skipped or failed',
  run: ({ scale }) =>
    poisonWorkers({
      ...{ poisons: Math.ceil(POISONS * scale), workers: WORKERS, kinds: KINDS, rateKept: RATE_KEPT },
    }),
};
