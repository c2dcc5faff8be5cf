import assert from 'node:assert/strict';
import { CASE_FLOWS } from '../flows/caseFlows.ts';
import type { Report, Scenario } from '../scenario.ts';
import { checkRuns } from '../world/checkRuns.ts';
import { Load } from '../world/Load.ts';
import { World } from '../world/World.ts';

const ROUNDS = 20;
const RUNS_AT_ONCE = 12;
/** How long a stop may wait for an effect to be under way. */
const AIM_MS = 15_000;
const SETTLE_MS = 120_000;
/** What a stopping worker did not give back would stay with it for longer than anybody waits here. */
const LEASE_SECONDS = 600;

/** Stops three workers one after the other, each replaced before the next, while runs go through. */
export async function restartInTurn(rounds: number): Promise<Report> {
  await using world = await World.open({ flows: CASE_FLOWS, env: { LEASE_SECONDS: String(LEASE_SECONDS) } });
  const crew = await world.hire(3);
  const load = new Load(world, CASE_FLOWS);
  let stops = 0;
  let stopsInFlight = 0;
  let isDone = false;
  const restarting = (async () => {
    for (let round = 0; round < rounds; round += 1) {
      for (const member of crew.atWork) {
        if (await world.ledger.isBusyWithin(AIM_MS)) stopsInFlight += 1;
        assert.equal(await member.stop(), 0, 'a worker that is told to stop ends well');
        stops += 1;
        await crew.allAtWork();
      }
    }
    isDone = true;
  })();
  while (!isDone) await Promise.race([load.start(RUNS_AT_ONCE, { overMs: 3_000 }), restarting]);
  await restarting;
  const ended = await load.finish(SETTLE_MS);
  const findings = await checkRuns(load, ended);
  assert.equal(findings.repeated, 0, 'nothing was delivered twice');
  assert.equal(findings.parked, 0, 'nothing became unclear');
  assert.ok(stopsInFlight > 0, 'no worker was stopped while an effect was under way');
  const slowest = Math.max(...ended.map((run) => Date.parse(run.updatedAt) - Date.parse(run.createdAt)));
  return { runs: ended.length, stops, stopsInFlight, ...findings, slowestRunMs: slowest };
}

export const rollingRestart: Scenario = {
  name: 'rolling-restart',
  fault: 'three workers are stopped in turn (SIGTERM), each replaced before the next',
  holds: 'claims are given back at once; nothing is delivered twice, nothing is lost',
  run: ({ scale }) => restartInTurn(Math.ceil(ROUNDS * scale)),
};
