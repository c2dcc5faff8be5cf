import { keyedCoin } from '@countersign/autonomy';
import type { Artefact, NodeId, RunEventDraft, ScenarioMove, ScenarioStart } from '@countersign/model';
import {
  beginSimulation,
  exampleOutput,
  exampleProposal,
  playMove,
  type Setting,
  type Simulation,
  stopsOf,
  suggestScenarios,
} from '@countersign/simulation';
import { expect, it } from 'vitest';
import { readSample } from '../examples/readSample.ts';
import { compileSample } from '../examples/World.ts';
import { playInRuntime, RUN_ID, SECRET } from './playInRuntime.ts';

const STARTED_AT = '2026-03-04T09:00:00.000Z';

/** What a simulation leaves out: who is asked when, by which review. */
const ABOUT_REVIEWS: ReadonlySet<string> = new Set([
  'review.opened',
  'review.closed',
  'gate.reminded',
  'gate.escalated',
]);

/** The facts of an event that decide where a case goes and why, without ids that each world gives itself. */
function factOf({ type, node, visit, data }: RunEventDraft) {
  const facts = JSON.parse(JSON.stringify(data).replaceAll(RUN_ID, 'simulated'));
  if (type === 'gate.held' || type === 'gate.passed') {
    const { reasons, rung, amount, band, probability } = facts;
    return { type, node, visit, reasons, rung, amount, band, probability };
  }
  if (type === 'verdict.taken') return { type, node, visit, kind: facts.kind, verdict: facts.verdict };
  if (type === 'sampler.sampled' || type === 'sampler.skipped') {
    return { type, node, visit, lanes: facts.lanes, probability: facts.probability };
  }
  return { type, node, visit, facts };
}

const factsOf = (events: readonly RunEventDraft[]) =>
  events.filter(({ type }) => !ABOUT_REVIEWS.has(type)).map(factOf);

/** What the next agent or action would say; the runtime waits for nobody to let it. */
function workAt(artefact: Artefact, state: Simulation): ScenarioMove | null {
  const [stop] = stopsOf(artefact, state);
  if (stop?.type !== 'effect') return null;
  const { effect } = stop;
  const node = effect.node as NodeId; // safe: a node of the artefact
  return effect.kind === 'agent'
    ? { type: 'propose', node, proposal: exampleProposal(artefact, node) }
    : { type: 'complete', node, output: exampleOutput(artefact, effect) };
}

/** The simulation's events, and the moves that fitted: a gate that lets a case pass asks nobody. */
function playHere(artefact: Artefact, start: ScenarioStart, script: readonly ScenarioMove[]) {
  const coinOf: Setting['coinOf'] = (caseId) => keyedCoin(SECRET, caseId.replace('simulated', RUN_ID));
  const setting: Setting = { artefact, start, coinOf };
  const begun = beginSimulation(setting);
  if (!begun.ok) throw new Error(begun.problem.message);
  const moves: ScenarioMove[] = [];
  let state = begun.value;
  for (const move of script) {
    const played = playMove(setting, state, move);
    if (!played.ok) continue;
    moves.push(move);
    state = played.value;
  }
  for (let work = workAt(artefact, state); work !== null; work = workAt(artefact, state)) {
    const played = playMove(setting, state, work);
    if (!played.ok) throw new Error(played.problem.message);
    moves.push(work);
    state = played.value;
  }
  const [{ events, status, outcome, output }] = state.runs;
  return { moves, events, end: { status, outcome, output } };
}

const widest = (artefact: Artefact): Record<string, number> =>
  Object.fromEntries(
    Object.values(artefact.nodes).flatMap(({ node }) =>
      node.kind === 'gate' ? [[node.config.checkpoint ?? node.id, node.config.policy.ladder.length]] : [],
    ),
  );

it.each(['customer-refunds', 'support-triage', 'procurement', 'content-publishing'])(
  'gives the same events for %s as the runtime on the memory store',
  async (slug) => {
    const artefact = compileSample(readSample(slug)).at(-1)?.artefact as Artefact; // safe: the sample's own flow comes last
    const { scenarios } = suggestScenarios(artefact, { startedAt: STARTED_AT });
    expect(scenarios.length).toBeGreaterThan(5);
    for (const { turns, start, script } of scenarios) {
      const name = JSON.stringify(turns);
      for (const rungs of [start.rungs, widest(artefact)]) {
        const from = { ...start, ...(rungs === undefined ? {} : { rungs }) };
        const here = playHere(artefact, from, script);
        const there = await playInRuntime(artefact, from, here.moves);
        expect(factsOf(there.events), name).toEqual(factsOf(here.events));
        expect({
          ...there.end,
          output: JSON.stringify(there.end.output).replaceAll(RUN_ID, 'simulated'),
        }).toEqual({
          ...here.end,
          output: JSON.stringify(here.end.output),
        });
      }
    }
  },
);
