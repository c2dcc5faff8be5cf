import type { Artefact, Problem, Scenario, ScenarioMove, ScenarioResult } from '@countersign/model';
import { beginSimulation } from '../play/beginSimulation.ts';
import { playMove } from '../play/playMove.ts';
import type { Simulation } from '../play/simulation.ts';
import { resultOf } from './resultOf.ts';

/**
 * Where a scenario goes another way than it did: its start or a move is refused, a step is another one, or the end is.
 * `index` counts the moves, or the entered steps; `expected` or `found` is null where one of both ways has ended.
 */
export type ScenarioDifference =
  | { readonly type: 'startRefused'; readonly problem: Problem }
  | {
      readonly type: 'moveRefused';
      readonly index: number;
      readonly node: string | null;
      readonly move: ScenarioMove['type'];
      readonly problem: Problem;
    }
  | {
      readonly type: 'step';
      readonly index: number;
      /** The step before the ways part. */
      readonly after: string | null;
      readonly expected: string | null;
      readonly found: string | null;
    }
  | {
      readonly type: 'end';
      readonly node: string | null;
      readonly expected: Pick<ScenarioResult, 'status' | 'outcome'>;
      readonly found: Pick<ScenarioResult, 'status' | 'outcome'>;
    };

/** What came of a scenario. `result` is what it would be held to from now on; null when it could not even start. */
export type ScenarioRun = {
  readonly scenario: Scenario;
  /** Null when the case goes the way it is expected to. */
  readonly difference: ScenarioDifference | null;
  readonly result: ScenarioResult | null;
  readonly state: Simulation | null;
};

/** Plays saved scenarios through a flow as it is now. */
export const runScenarios = (artefact: Artefact, scenarios: readonly Scenario[]): readonly ScenarioRun[] =>
  scenarios.map((scenario) => runScenario(artefact, scenario));

/** Plays one scenario and compares where it comes to. */
export function runScenario(artefact: Artefact, scenario: Scenario): ScenarioRun {
  const setting = { artefact, start: scenario.start };
  const begun = beginSimulation(setting);
  if (!begun.ok) {
    const difference = { type: 'startRefused', problem: begun.problem } as const;
    return { scenario, difference, result: null, state: null };
  }
  let state = begun.value;
  let refused: ScenarioDifference | null = null;
  for (const [index, move] of scenario.script.entries()) {
    const played = playMove(setting, state, move);
    if (!played.ok) {
      const node = 'node' in move ? move.node : null;
      refused = { type: 'moveRefused', index, node, move: move.type, problem: played.problem };
      break;
    }
    state = played.value;
  }
  const result = resultOf(state);
  // Where the ways part says more than the move that came too late because of it.
  const difference = differenceBetween(scenario.expect, result, refused);
  return { scenario, difference, result, state };
}

function differenceBetween(
  expected: ScenarioResult,
  found: ScenarioResult,
  refused: ScenarioDifference | null,
): ScenarioDifference | null {
  const length = Math.max(expected.steps.length, found.steps.length);
  for (let index = 0; index < length; index += 1) {
    const [wanted, entered] = [expected.steps[index] ?? null, found.steps[index] ?? null];
    if (wanted === entered) continue;
    if (entered === null && refused !== null) return refused;
    return {
      type: 'step',
      index,
      after: expected.steps[index - 1] ?? null,
      expected: wanted,
      found: entered,
    };
  }
  if (refused !== null) return refused;
  if (expected.status === found.status && expected.outcome === found.outcome) return null;
  return { type: 'end', node: found.steps.at(-1) ?? null, expected: endOf(expected), found: endOf(found) };
}

const endOf = ({ status, outcome }: ScenarioResult) => ({ status, outcome });
