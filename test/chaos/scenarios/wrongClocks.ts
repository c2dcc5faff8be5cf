import assert from 'node:assert/strict';
import { join } from 'node:path';
import { CASE_FLOWS, TIMER_MS } from '../flows/caseFlows.ts';
import type { Report, Scenario } from '../scenario.ts';
import { checkRuns } from '../world/checkRuns.ts';
import { Load } from '../world/Load.ts';
import { World } from '../world/World.ts';

const RUNS = 200;
const OVER_MS = 20_000;
const SETTLE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** How late a timer may fire. */
const LATE_MS = 5_000;
const PRELOAD = join(import.meta.dirname, '../world/shiftClock.ts');

/** One worker an hour ahead, one an hour behind, and one whose clock is set by two hours every few seconds. */
const CLOCKS: readonly Readonly<Record<string, string>>[] = [
  { SHIFT_MS: String(HOUR_MS) },
  { SHIFT_MS: String(-HOUR_MS) },
  { SHIFT_MS: String(HOUR_MS), STEP_MS: '4000' },
];

async function shiftClocks({ runs, overMs }: { runs: number; overMs: number }): Promise<Report> {
  await using world = await World.open({ flows: CASE_FLOWS });
  await world.hire(CLOCKS.length, (index) => ({ preload: [PRELOAD], env: CLOCKS[index] ?? {} }));
  const load = new Load(world, CASE_FLOWS);
  await load.start(runs, { overMs });
  const ended = await load.finish(SETTLE_MS);
  const findings = await checkRuns(load, ended);
  assert.equal(findings.repeated, 0, 'an effect was done twice');
  const arrivals = new Map<string, number>();
  for (const { path, body, at } of await world.ledger.deliveries()) {
    if (path === '/late') arrivals.set((JSON.parse(body) as { run: string }).run, at); // safe: our flow's body
  }
  let earliest = Number.POSITIVE_INFINITY;
  let latest = 0;
  for (const { id, flow, createdAt } of ended) {
    if (flow !== 'chaos-timer') continue;
    const after = (arrivals.get(id) ?? Number.NaN) - Date.parse(createdAt);
    earliest = Math.min(earliest, after);
    latest = Math.max(latest, after);
  }
  assert.ok(earliest >= TIMER_MS, `a timer of ${TIMER_MS} ms fired after ${earliest} ms`);
  assert.ok(latest <= TIMER_MS + LATE_MS, `a timer of ${TIMER_MS} ms fired after ${latest} ms`);
  return { runs, ...findings, timers: arrivals.size, earliestMs: earliest, latestMs: latest };
}

export const wrongClocks: Scenario = {
  name: 'wrong-clocks',
  fault: 'workers an hour ahead, an hour behind, and with a clock that is set to and fro by two hours',
  holds: 'no timer fires early, twice, or more than 5 s late; nothing is lost',
  run: ({ scale }) => shiftClocks({ runs: Math.ceil(RUNS * scale), overMs: OVER_MS }),
};
