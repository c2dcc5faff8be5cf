import type {
  Artefact,
  Json,
  NodeId,
  ScenarioMove,
  ScenarioStart,
  ScriptedProposal,
} from '@countersign/model';
import {
  beginSimulation,
  playMove,
  resultOf,
  type Simulation,
  type Stop,
  stopsOf,
} from '@countersign/simulation';
import { usualMove } from './usualMove.ts';

export type FileAnswer = 'approve' | 'reject';

type Playing = {
  readonly answers: ReadonlyMap<string, ScriptedProposal>;
  readonly answer: FileAnswer;
  readonly startedAt: string;
};

/** What comes of a case when people always answer the same; a problem's message where it cannot even start. */
export type PlayedCase =
  | { readonly state: Simulation; readonly end: string; readonly steps: readonly string[] }
  | { readonly fault: string };

/** A case that goes on for longer than this goes in circles. */
const MAX_MOVES = 300;

/** Plays one case of a file without asking anybody. */
export function playCase(
  artefact: Artefact,
  input: Json,
  { answers, answer, startedAt }: Playing,
): PlayedCase {
  const start: ScenarioStart = { input, startedAt, samples: 'none' };
  const begun = beginSimulation({ artefact, start });
  if (!begun.ok) return { fault: begun.problem.message };
  let state = begun.value;
  for (let moves = 0; moves < MAX_MOVES; moves += 1) {
    const [stop] = stopsOf(artefact, state);
    const move = stop === undefined ? null : (usualMove(artefact, stop, answers) ?? answered(stop, answer));
    const played = move === null ? null : playMove({ artefact, start }, state, move);
    if (!played?.ok) break;
    state = played.value;
  }
  const { status, outcome, steps } = resultOf(state);
  return { state, end: outcome ?? status, steps };
}

/** The answer of a person, or of another system. */
function answered(stop: Stop, answer: FileAnswer): ScenarioMove | null {
  if (stop.type === 'signal') return { type: 'signal', name: stop.signal, payload: {} };
  if (stop.type !== 'review') return null;
  const { review, run } = stop;
  const types = review.options.map(({ verdict }) => verdict);
  const type = types.includes(answer) ? answer : types[0];
  if (type === undefined) return null;
  const node = review.node as NodeId; // safe: a node of the artefact
  return { type: 'decide', ...(run === 0 ? {} : { run }), node, verdict: { type } };
}
