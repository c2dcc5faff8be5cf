import type { Scenario } from './scenario.ts';
import { databaseKills } from './scenarios/databaseKills.ts';
import { deadlineRaces } from './scenarios/deadlineRaces.ts';
import { filedCalls } from './scenarios/filedCalls.ts';
import { frozenWorker } from './scenarios/frozenWorker.ts';
import { lostConnections } from './scenarios/lostConnections.ts';
import { poisonSteps } from './scenarios/poisonSteps.ts';
import { postgresStops } from './scenarios/postgresStops.ts';
import { randomFlows } from './scenarios/randomFlows.ts';
import { rollingRestart } from './scenarios/rollingRestart.ts';
import { sleptThrough } from './scenarios/sleptThrough.ts';
import { verdictRaces } from './scenarios/verdictRaces.ts';
import { threeWorkers, workerKills } from './scenarios/workerKills.ts';
import { wrongClocks } from './scenarios/wrongClocks.ts';

/** The rows of the fault table, in its order. */
export const SCENARIOS: readonly Scenario[] = [
  workerKills,
  postgresStops,
  frozenWorker,
  poisonSteps,
  verdictRaces,
  deadlineRaces,
  lostConnections,
  wrongClocks,
  sleptThrough,
  rollingRestart,
  databaseKills,
  filedCalls,
  threeWorkers,
  randomFlows,
];
