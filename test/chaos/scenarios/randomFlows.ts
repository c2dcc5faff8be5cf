import { driveRandomFlows } from '../../reference/driver/randomRuns.ts';
import type { Scenario } from '../scenario.ts';

const FLOWS = 10_000;

/** Not a fault of machines but of thought: the engine against an interpreter that knows only the page about the meaning. */
export const randomFlows: Scenario = {
  name: 'random-flows',
  fault:
    'random flows of all kinds of steps, driven at random: early and unknown signals, stale, repeated and misdirected answers, incidents, cancellation, corrections; the snapshot through JSON after every event',
  holds:
    'engine and independent interpreter do the same in every turn: refusals, events, open work and its inputs, times, status, outcome, output, failure',
  run: ({ scale, seed }) => Promise.resolve(driveRandomFlows({ flows: Math.round(FLOWS * scale), seed })),
};
