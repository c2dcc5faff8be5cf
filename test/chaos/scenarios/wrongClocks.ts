import assert from 'node:assert/strict';
import { join } from 'node:path';
import { CASE_FLOWS, NOT_BEFORE_MS } from '../flows/caseFlows.ts';
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
  const startedAt = new Map(ended.map((run) => [run.id as string, Date.parse(run.createdAt)]));
  const counts = { timers: 0, soonestMs: Number.POSITIVE_INFINITY, latestMs: 0 };
  for (const { path, body, at } of await world.ledger.deliveries()) {
    const notBefore = NOT_BEFORE_MS[path];
    if (notBefore === undefined) continue;
    const { run } = JSON.parse(body) as { run: string }; // safe: our flow's body
    const lateMs = at - (startedAt.get(run) ?? Number.NaN) - notBefore;
    assert.ok(lateMs >= 0, `a timer of ${notBefore} ms fired ${-lateMs} ms early`);
    assert.ok(lateMs <= LATE_MS, `a timer of ${notBefore} ms fired ${lateMs} ms late`);
    counts.timers += 1;
    counts.soonestMs = Math.min(counts.soonestMs, lateMs);
    counts.latestMs = Math.max(counts.latestMs, lateMs);
  }
  assert.ok(counts.timers > 0, 'there was no timer');
  return { runs, ...findings, ...counts };
}

export const wrongClocks: Scenario = {
  name: 'wrong-clocks',
  fault: 'workers an hour ahead, an hour behind, and with a clock that is set to and fro by two hours',
  holds: 'no timer fires early, twice, or more than 5 s late; nothing is lost',
  run: ({ scale }) => shiftClocks({ runs: Math.ceil(RUNS * scale), overMs: OVER_MS }),
};
