import { checkProposal, correctionOf, type EngineEvent } from '@countersign/engine';
import {
  type Artefact,
  assertNever,
  fail,
  type Json,
  ok,
  type Problem,
  type Proposal,
  problem,
  type Result,
  type ScenarioMove,
  type ScriptedProposal,
} from '@countersign/model';
import { CASE_ID } from './beginSimulation.ts';
import { decide, type Verdicted } from './decide.ts';
import { nextTimer } from './nextTimer.ts';
import { nothingOpen } from './nothingOpen.ts';
import { newRun, playTurn } from './playTurn.ts';
import type { OpenEffect, Setting, SimulatedRun, Simulation } from './simulation.ts';

type MoveOf<TType extends ScenarioMove['type']> = Extract<ScenarioMove, { type: TType }>;

/** Stands for everything that makes a simulated agent. */
const AGENT_VERSION = 'simulation';

/**
 * The simulation after one more move. A move that does not fit is a problem in words, and the simulation stays as it is:
 * `nothing_open` when the step does not wait for it, `no_such_run`, `nothing_to_wait_for`, or what the runtime would answer.
 */
export function playMove(setting: Setting, simulation: Simulation, move: ScenarioMove): Result<Simulation> {
  if (move.type === 'passTime') return passTime(setting, simulation);
  const index = move.run ?? 0;
  const run = simulation.runs[index];
  if (run === undefined) return fail(problem('no_such_run', `There is no run ${index} in this simulation.`));
  if (move.type === 'judge') return judge(setting, simulation, { run, index, move });
  const moved = moveRun(setting, run, { move, now: simulation.now });
  return moved.ok ? ok(withRun(simulation, index, moved.value)) : moved;
}

const withRun = (simulation: Simulation, index: number, run: SimulatedRun): Simulation => ({
  ...simulation,
  runs: simulation.runs.with(index, run) as [SimulatedRun, ...SimulatedRun[]], // safe: as many as before
});

type Moving = {
  readonly move: Exclude<ScenarioMove, { type: 'passTime' | 'judge' }>;
  readonly now: string;
};

function moveRun(setting: Setting, run: SimulatedRun, { move, now }: Moving): Result<SimulatedRun> {
  if (move.type === 'decide') {
    const decided = decide(setting, run, { move, now });
    return decided.ok ? takeVerdict(setting, decided.value, now) : decided;
  }
  const event = eventOf(setting.artefact, run, move);
  return event.ok ? playTurn(run, { setting, now, event: event.value }) : event;
}

/** A verdict answers the gate, or hands the case on to another person. */
const takeVerdict = (setting: Setting, { run, answer }: Verdicted, now: string): Result<SimulatedRun> =>
  answer === null ? ok(run) : playTurn(run, { setting, now, event: answer });

function eventOf(
  artefact: Artefact,
  run: SimulatedRun,
  move: Exclude<Moving['move'], { type: 'decide' }>,
): Result<EngineEvent> {
  if (move.type === 'signal') return ok({ type: 'signal', name: move.name, payload: move.payload });
  const effect = run.effects.find(({ node }) => node === move.node);
  if (effect === undefined) return fail(nothingOpen(artefact, move.node));
  const { node, visit } = effect;
  const undo = effect.kind === 'undo' ? ({ undo: true } as const) : {};
  switch (move.type) {
    case 'propose':
      return proposed(artefact, effect, move.proposal);
    case 'complete':
      if (effect.kind === 'agent') return fail(nothingOpen(artefact, node));
      return ok({ type: 'done', node, visit, port: 'done', output: move.output, ...undo });
    case 'fail':
      return ok({ type: 'failed', node, visit, problem: failureOf(move), ...undo });
    default:
      return assertNever(move);
  }
}

const failureOf = ({ message }: MoveOf<'fail'>): Problem =>
  problem('simulated_failure', message ?? 'The step failed in the simulation.');

function proposed(artefact: Artefact, effect: OpenEffect, said: ScriptedProposal): Result<EngineEvent> {
  const { node, visit } = effect;
  const config = artefact.nodes[node]?.node;
  if (effect.kind !== 'agent' || config?.kind !== 'agent') return fail(nothingOpen(artefact, node));
  const checked = checkProposal(proposalOf(said), config.config);
  if (!checked.ok) return fail({ ...checked.problem, at: node });
  const output = checked.value as unknown as Json; // safe: a proposal is JSON
  return ok({ type: 'done', node, visit, port: 'proposed', output });
}

const proposalOf = (said: ScriptedProposal): Proposal => ({
  ...said,
  reasoning: [],
  evidence: [],
  usage: { model: 'simulation', tokens: 0, cost: 0, ms: 0 },
  agentVersion: AGENT_VERSION,
});

/** Goes on to the next time that any of the runs waits for. */
function passTime(setting: Setting, simulation: Simulation): Result<Simulation> {
  const next = nextTimer(simulation);
  if (next === null) return fail(problem('nothing_to_wait_for', 'No step waits for a time.'));
  const { run: index, timer } = next;
  const { node, visit, name, dueAt } = timer;
  const now = laterOf(dueAt, simulation.now);
  const run = simulation.runs[index] as SimulatedRun; // safe: the timer is one of its own
  const event = { type: 'timer', node, visit, name } as const;
  const played = playTurn(run, { setting, now, event });
  return played.ok ? ok({ ...withRun(simulation, index, played.value), now }) : played;
}

/** Of two ISO times. */
const laterOf = (a: string, b: string): string => (Date.parse(a) > Date.parse(b) ? a : b);

type Judging = { readonly run: SimulatedRun; readonly index: number; readonly move: MoveOf<'judge'> };

/** Answers a sample. One that is judged incorrect begins a correction run where a way leads on from it. */
function judge(setting: Setting, simulation: Simulation, { run, index, move }: Judging): Result<Simulation> {
  const { artefact } = setting;
  const sample = run.reviews.find(({ kind, node }) => kind === 'sample' && node === move.node);
  if (sample === undefined) return fail(nothingOpen(artefact, move.node));
  if (!sample.options.some(({ verdict }) => verdict === move.verdict.type)) {
    return fail(problem('verdict_not_allowed', 'A sample is judged correct or incorrect.', move.node));
  }
  const { node, visit } = sample;
  const at = { at: simulation.now, node, visit };
  const data = { kind: 'sample', by: 'simulation', verdict: move.verdict as unknown as Json }; // safe: verdicts are JSON
  const judged: SimulatedRun = {
    ...run,
    reviews: run.reviews.filter((review) => review !== sample),
    events: [...run.events, { type: 'verdict.taken', ...at, data }],
  };
  const after = withRun(simulation, index, judged);
  const isCorrected = artefact.nodes[node]?.next['corrected'] !== undefined;
  if (move.verdict.type !== 'incorrect' || !isCorrected) return ok(after);
  const id = `${CASE_ID}/${simulation.runs.length}`;
  const identity = { id, startedAt: simulation.now };
  const payload = move.verdict.edited ?? null;
  const event = correctionOf(artefact, run.snapshot, { node, visit, payload, run: identity });
  if (!event.ok) return event;
  const corrected = playTurn(newRun(id), { setting, now: simulation.now, event: event.value });
  return corrected.ok ? ok({ ...after, runs: [...after.runs, corrected.value] }) : corrected;
}
