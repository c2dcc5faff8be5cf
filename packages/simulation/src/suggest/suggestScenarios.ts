import { type Demands, solveCondition } from '@countersign/expression';
import { type Artefact, mapTexts, type Scenario } from '@countersign/model';
import { resultOf } from '../scenario/resultOf.ts';
import { type Coverage, coverageBy, type PortName, portKey } from '../timeline/coverage.ts';
import type { Choice } from './choices.ts';
import { type Played, playTrial, type Trial } from './playTrial.ts';
import { conditionAt, type Way, waysTo } from './waysTo.ts';

/**
 * Why no scenario takes a port: its step was never entered; it was, but no values were found for which the condition holds
 * (or for which none of the others does); or what was tried at the step did not lead there.
 */
export type UncoveredPort = PortName & {
  readonly reason: 'stepNotReached' | 'conditionNotMet' | 'notTaken';
  readonly condition: string | null;
};

export type Suggestions = {
  /** Each takes a port that none of the others takes. */
  readonly scenarios: readonly Omit<Scenario, 'id'>[];
  readonly coverage: Coverage;
  readonly uncovered: readonly UncoveredPort[];
  /** How many cases were played. */
  readonly trials: number;
};

type Searching = {
  readonly artefact: Artefact;
  readonly startedAt: string;
  readonly taken: Set<string>;
  readonly kept: Played[];
  readonly tried: Map<string, number>;
  trialsLeft: number;
};

/** Enough for flows of a few hundred steps, and over within seconds for any. */
const MAX_TRIALS = 600;
/** One more visit or way round may reach what the first did not; a tenth does not. */
const MAX_TRIES_OF_PORT = 6;

/**
 * Scenarios that together take every port that can be reached. People, time and failures are tried one after the other;
 * values come from the schemas and from what the conditions compare with. What it does not find it names, with the reason.
 */
export function suggestScenarios(
  artefact: Artefact,
  { startedAt, maxTrials = MAX_TRIALS }: { readonly startedAt: string; readonly maxTrials?: number },
): Suggestions {
  const searching: Searching = {
    ...{ artefact, startedAt, taken: new Set(), kept: [], tried: new Map() },
    trialsLeft: maxTrials,
  };
  const base: Trial = { demands: hintsOf(artefact), choices: new Map(), samples: 'none' };
  playAll(searching, [base]);
  playAll(searching, [{ ...base, samples: 'all' }]);
  while (searching.trialsLeft > 0 && aimAtConditions(searching));
  const coverage = coverageBy(artefact, searching.taken);
  return {
    scenarios: needed(searching.kept).map((played) => scenarioOf(artefact, played)),
    coverage,
    uncovered: coverage.uncovered.map((port) => whyUncovered(searching, port)),
    trials: maxTrials - searching.trialsLeft,
  };
}

/**
 * Values of the kinds that the conditions compare with, where only somebody outside could say what they are: a condition on
 * the answer of an action has something to look at.
 */
function hintsOf({ nodes }: Artefact): Demands {
  const hints = new Map<string, ReturnType<Demands['get']> & object>();
  for (const { node } of Object.values(nodes)) {
    mapTexts(node.kind, node.config as Parameters<typeof mapTexts>[1], (text, format) => {
      const ways = format === 'expression' ? solveCondition(text, false) : [];
      for (const [path, demand] of ways[0] ?? []) {
        const [root, step = ''] = path.split('.');
        const kind = nodes[step]?.node.kind;
        if (root === 'steps' && kind !== undefined && SAID_OUTSIDE.has(kind)) hints.set(path, demand);
      }
      return text;
    });
  }
  return hints;
}

const SAID_OUTSIDE: ReadonlySet<string> = new Set(['action', 'subflow', 'each']);

/** Plays trials, and after each those that differ from it in one choice that leads where none has been. */
function playAll(searching: Searching, trials: readonly Trial[]): boolean {
  let hasFound = false;
  const queue = [...trials];
  for (let trial = queue.shift(); trial !== undefined; trial = queue.shift()) {
    if (searching.trialsLeft <= 0) return hasFound;
    searching.trialsLeft -= 1;
    const played = playTrial(searching.artefact, trial, searching.startedAt);
    if (played === null) continue;
    const isNew = keep(searching, played);
    hasFound ||= isNew;
    for (const { node, port, key, choice } of played.alternatives) {
      const name = portKey({ node, port });
      const tries = searching.tried.get(name) ?? 0;
      if (searching.taken.has(name) || tries >= MAX_TRIES_OF_PORT) continue;
      searching.tried.set(name, tries + 1);
      queue.push({ ...trial, choices: new Map([...trial.choices, [key, choice]]) });
    }
  }
  return hasFound;
}

/** True when it takes a port that none before it has taken. */
function keep({ taken, kept }: Searching, played: Played): boolean {
  const isNew = [...played.taken].some((port) => !taken.has(port));
  if (!isNew) return false;
  for (const port of played.taken) taken.add(port);
  kept.push(played);
  return true;
}

/** Aims at each port of a branch or exception that is not taken yet, from cases that came as far as its step. */
function aimAtConditions(searching: Searching): boolean {
  const { artefact, taken } = searching;
  let hasFound = false;
  for (const port of coverageBy(artefact, taken).uncovered) {
    if (taken.has(portKey(port)) || conditionAt(artefact, port) === null) continue;
    for (const played of casesAt(searching, port.node)) {
      const trials = waysTo(artefact, port).map((way) => aimed(played.trial, way));
      for (const trial of trials) {
        hasFound = playAll(searching, [trial]) || hasFound;
        if (taken.has(portKey(port))) break;
      }
      if (taken.has(portKey(port))) break;
    }
  }
  return hasFound;
}

const MAX_CASES = 3;

const casesAt = ({ kept }: Searching, node: string): readonly Played[] =>
  kept.filter(({ state }) => state.runs.some((run) => hasEntered(run.events, node))).slice(0, MAX_CASES);

const hasEntered = (events: Played['state']['runs'][number]['events'], node: string): boolean =>
  events.some((event) => event.type === 'step.entered' && event.node === node);

/** The trial with the values and failures that the way asks for. */
const aimed = ({ demands, choices, samples }: Trial, way: Way): Trial => ({
  samples,
  demands: new Map([...demands, ...way.demands]),
  choices: new Map([...choices, ...way.failing.map((node): [string, Choice] => [`0:${node}/1`, 'fails'])]),
});

/** Those that are needed to take every port; later ones tend to take more. */
function needed(kept: readonly Played[]): readonly Played[] {
  let chosen = [...kept];
  for (const played of kept) {
    const others = chosen.filter((other) => other !== played);
    const ports = new Set(others.flatMap(({ taken }) => [...taken]));
    if ([...played.taken].every((port) => ports.has(port))) chosen = others;
  }
  return chosen;
}

function scenarioOf(artefact: Artefact, { start, script, state }: Played): Omit<Scenario, 'id'> {
  return { name: nameOf(artefact, state), start, script: [...script], expect: resultOf(state) };
}

/** Named by where the case left the usual way, and how it ended. */
function nameOf(artefact: Artefact, state: Played['state']): string {
  const { events, outcome, status } = state.runs[0];
  const turns = events.flatMap(({ type, node = '', data }) => {
    if (type !== 'port.taken') return [];
    const { port } = data as { port: string }; // safe: written by the engine
    return USUAL.has(port) ? [] : [`${artefact.nodes[node]?.node.title ?? node}: ${port}`];
  });
  const way = [...new Set(turns)].slice(0, 3).join(', ');
  const end = outcome ?? status;
  return (way === '' ? end : `${way} → ${end}`).slice(0, 200);
}

const USUAL: ReadonlySet<string> = new Set(['next', 'proposed', 'approved', 'normal', 'done', 'otherwise']);

function whyUncovered({ artefact, kept }: Searching, port: PortName): UncoveredPort {
  const condition = conditionAt(artefact, port);
  const isReached = kept.some(({ state }) => state.runs.some(({ events }) => hasEntered(events, port.node)));
  const reason = !isReached ? 'stepNotReached' : condition === null ? 'notTaken' : 'conditionNotMet';
  return { ...port, reason, condition };
}
