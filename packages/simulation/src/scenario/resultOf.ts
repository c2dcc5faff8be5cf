import type { ScenarioResult } from '@countersign/model';
import type { Simulation } from '../play/simulation.ts';

/** How a simulation stands: what a scenario is held to. Steps of correction runs follow those of the case. */
export function resultOf({ runs }: Simulation): ScenarioResult {
  const [{ status, outcome }] = runs;
  const steps = runs.flatMap(({ events }) =>
    events.flatMap(({ type, node }) => (type === 'step.entered' && node !== undefined ? [node] : [])),
  );
  return { status, outcome, steps: steps.slice(0, MAX_STEPS) };
}

/** As many as a scenario keeps. */
const MAX_STEPS = 2_000;
