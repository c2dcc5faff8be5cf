import { acceptInput } from '@countersign/engine';
import { ok, type Result } from '@countersign/model';
import { newRun, playTurn } from './playTurn.ts';
import type { Setting, Simulation } from './simulation.ts';

/** The id of the simulated case; its corrections count up from it. */
export const CASE_ID = 'simulated';

/**
 * Starts a simulated case: its first turn, up to where it waits for somebody. Problem `schema_violation` when the input is not
 * what the flow asks for.
 */
export function beginSimulation(setting: Setting): Result<Simulation> {
  const { artefact, start } = setting;
  const input = acceptInput(artefact, start.input);
  if (!input.ok) return input;
  const now = start.startedAt;
  const event = { type: 'start', input: input.value, run: { id: CASE_ID, startedAt: now } } as const;
  const run = playTurn(newRun(CASE_ID), { setting, now, event });
  return run.ok ? ok({ now, runs: [run.value] }) : run;
}
