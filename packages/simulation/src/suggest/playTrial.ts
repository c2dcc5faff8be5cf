import type { Demands } from '@countersign/expression';
import type { Artefact, ScenarioMove, ScenarioStart } from '@countersign/model';
import { beginSimulation } from '../play/beginSimulation.ts';
import { playMove } from '../play/playMove.ts';
import type { Setting, Simulation } from '../play/simulation.ts';
import { stopsOf } from '../play/stopsOf.ts';
import { coverageOf, type PortName } from '../timeline/coverage.ts';
import { exampleInput } from './answers.ts';
import { type Choice, waysFrom } from './choices.ts';
import { moveFor } from './moveFor.ts';

/** A case to be tried: the values it has, and by `node/visit` where it does not take the usual way. */
export type Trial = {
  readonly demands: Demands;
  readonly choices: ReadonlyMap<string, Choice>;
  readonly samples: ScenarioStart['samples'];
};

/** A choice that was open on the way, and the port it would have led to. */
type Alternative = PortName & { readonly key: string; readonly choice: Choice };

export type Played = {
  readonly trial: Trial;
  readonly start: ScenarioStart;
  readonly script: readonly ScenarioMove[];
  readonly state: Simulation;
  readonly taken: ReadonlySet<string>;
  readonly alternatives: readonly Alternative[];
};

/** A case that does not end within so many moves goes in circles. */
const MAX_MOVES = 120;

/** Plays a trial until nothing is open any more. Null when not even its input is accepted. */
export function playTrial(artefact: Artefact, trial: Trial, startedAt: string): Played | null {
  const input = exampleInput(artefact, trial.demands);
  const start: ScenarioStart = {
    input,
    startedAt,
    samples: trial.samples,
    rungs: reviewEverything(artefact),
  };
  const setting: Setting = { artefact, start };
  const begun = beginSimulation(setting);
  if (!begun.ok) return null;
  let state = begun.value;
  const script: ScenarioMove[] = [];
  const alternatives: Alternative[] = [];
  for (let moves = 0; moves < MAX_MOVES; moves += 1) {
    const next = nextMove(artefact, trial, state);
    alternatives.push(...next.alternatives);
    if (next.move === null) break;
    const played = playMove(setting, state, next.move);
    if (!played.ok) break;
    script.push(next.move);
    state = played.value;
  }
  const { taken } = coverageOf(artefact, [state]);
  return { trial, start, script, state, taken, alternatives };
}

/** People are asked wherever they could be, so that each of their answers can be tried. */
function reviewEverything({ nodes }: Artefact): Record<string, number> {
  const gates = Object.values(nodes).flatMap(({ node }) => (node.kind === 'gate' ? [node] : []));
  return Object.fromEntries(gates.map((gate) => [gate.config.checkpoint ?? gate.id, 0]));
}

type Next = { readonly move: ScenarioMove | null; readonly alternatives: readonly Alternative[] };

/** The move at the first stop that is not left alone, and what else could have been done up to there. */
function nextMove(artefact: Artefact, trial: Trial, state: Simulation): Next {
  const alternatives: Alternative[] = [];
  for (const stop of stopsOf(artefact, state)) {
    const { key, node, ways } = waysFrom(artefact, stop);
    const choice = trial.choices.get(key) ?? ways[0]?.choice;
    for (const other of ways) {
      if (other.choice === choice || other.port === null) continue;
      alternatives.push({ key, choice: other.choice, node, port: other.port });
    }
    if (choice === undefined || choice === 'leave') continue;
    return { move: moveFor(artefact, trial.demands, { stop, choice }), alternatives };
  }
  return { move: null, alternatives };
}
