import type {
  Artefact,
  Json,
  NodeId,
  Problem,
  Result,
  ScenarioMove,
  ScenarioStart,
} from '@countersign/model';
import { ok, problem } from '@countersign/model';
import { beginSimulation } from './beginSimulation.ts';
import { type PlainAnswer, plainVerdict } from './plainVerdict.ts';
import { playMove } from './playMove.ts';
import type { Simulation } from './simulation.ts';
import { type Stop, stopsOf } from './stopsOf.ts';
import { type AgentAnswers, usualMove } from './usualMove.ts';

export type PlayingAlone = {
  readonly answers: AgentAnswers;
  readonly answer: PlainAnswer;
  readonly startedAt: string;
};

/** Where a case came to; `stuck` says why it went no further, if it should have. */
export type PlayedCase = { readonly state: Simulation; readonly stuck: Problem | null };

/** A case that goes on for longer than this goes in circles. */
const MAX_MOVES = 300;

/** Plays one case without asking anybody: people always answer the same. A problem is why it could not even start. */
export function playCase(
  artefact: Artefact,
  input: Json,
  { answers, answer, startedAt }: PlayingAlone,
): Result<PlayedCase> {
  const start: ScenarioStart = { input, startedAt, samples: 'none' };
  const begun = beginSimulation({ artefact, start });
  if (!begun.ok) return begun;
  let state = begun.value;
  for (let moves = 0; moves < MAX_MOVES; moves += 1) {
    const [stop] = stopsOf(artefact, state).filter(({ type }) => type !== 'sample');
    if (stop === undefined) return ok({ state, stuck: null });
    const usual = usualMove(artefact, stop, answers);
    const move = usual === null ? answered(stop, answer) : ok(usual);
    const played = move.ok ? playMove({ artefact, start }, state, move.value) : move;
    if (!played.ok) return ok({ state, stuck: played.problem });
    state = played.value;
  }
  return ok({
    state,
    stuck: problem('no_end', `The case was stopped after ${MAX_MOVES} moves: it goes in circles.`),
  });
}

/** The answer of a person, or of another system. */
function answered(stop: Stop, answer: PlainAnswer): Result<ScenarioMove> {
  if (stop.type === 'signal') return ok({ type: 'signal', name: stop.signal, payload: {} });
  if (stop.type !== 'review') throw new Error(`Nobody answers a stop of type ${stop.type}`);
  const { review, run } = stop;
  const verdict = plainVerdict(review, answer);
  if (!verdict.ok) return verdict;
  const node = review.node as NodeId; // safe: a node of the artefact
  return ok({ type: 'decide', ...(run === 0 ? {} : { run }), node, verdict: verdict.value });
}
