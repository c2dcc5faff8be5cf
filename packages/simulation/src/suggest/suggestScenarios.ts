import { type Demands, solveCondition } from '@countersign/expression';
import { type Artefact, mapTexts, type Scenario } from '@countersign/model';
import { resultOf } from '../scenario/resultOf.ts';
import { runScenario } from '../scenario/runScenarios.ts';
import {
  type Coverage,
  coverageBy,
  coverageOf,
  type PortName,
  portKey,
  portsOf,
} from '../timeline/coverage.ts';
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

/** A scenario without a name, and what it could be called by: where the case left the usual way. Its end is `expect`. */
export type SuggestedScenario = Omit<Scenario, 'id' | 'name'> & { readonly turns: readonly PortName[] };

export type Suggestions = {
  /** Each takes a port that none of the others takes, nor any that is kept already. */
  readonly scenarios: readonly SuggestedScenario[];
  /** With the kept ones. */
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
  readonly onTrial: () => void;
  trialsLeft: number;
};

type Suggesting = {
  readonly startedAt: string;
  /** Scenarios that there are already: what they take needs no further one. */
  readonly kept?: readonly Scenario[];
  readonly maxTrials?: number;
  /** Told after each case: how many ways are taken so far, of all ways. */
  readonly onProgress?: (progress: { readonly done: number; readonly of: number }) => void;
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
  { startedAt, kept = [], maxTrials = MAX_TRIALS, onProgress }: Suggesting,
): Suggestions {
  const taken = new Set<string>();
  const of = portsOf(artefact).length;
  const searching: Searching = {
    ...{ artefact, startedAt, taken, kept: [], tried: new Map() },
    onTrial: () => onProgress?.({ done: taken.size, of }),
    trialsLeft: maxTrials,
  };
  const base: Trial = { demands: hintsOf(artefact), choices: new Map(), samples: 'none' };
  playAll(searching, [base]);
  playAll(searching, [{ ...base, samples: 'all' }]);
  while (searching.trialsLeft > 0 && aimAtConditions(searching));
  const takenBefore = takenBy(artefact, kept);
  const coverage = coverageBy(artefact, new Set([...takenBefore, ...taken]));
  return {
    scenarios: needed(searching.kept, takenBefore).map(scenarioOf),
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
    searching.onTrial();
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

function takenBy(artefact: Artefact, scenarios: readonly Scenario[]): ReadonlySet<string> {
  const states = scenarios.flatMap((scenario) => runScenario(artefact, scenario).state ?? []);
  return coverageOf(artefact, states).taken;
}

/** Those that are needed to take every port that is not taken before; later ones tend to take more. */
function needed(kept: readonly Played[], takenBefore: ReadonlySet<string>): readonly Played[] {
  let chosen = [...kept];
  for (const played of kept) {
    const others = chosen.filter((other) => other !== played);
    const ports = new Set([...takenBefore, ...others.flatMap(({ taken }) => [...taken])]);
    if ([...played.taken].every((port) => ports.has(port))) chosen = others;
  }
  return chosen;
}

const scenarioOf = ({ start, script, state }: Played): SuggestedScenario => ({
  ...{ start, script: [...script], expect: resultOf(state) },
  turns: turnsOf(state),
});

/** The ports by which the case left the usual way, each once. */
function turnsOf({ runs: [{ events }] }: Played['state']): readonly PortName[] {
  const turns = events.flatMap(({ type, node, data }) => {
    if (type !== 'port.taken' || node === undefined) return [];
    const { port } = data as { port: string }; // safe: written by the engine
    return USUAL.has(port) ? [] : [{ node, port }];
  });
  return [...new Map(turns.map((turn) => [portKey(turn), turn])).values()];
}

const USUAL: ReadonlySet<string> = new Set(['next', 'proposed', 'approved', 'normal', 'done', 'otherwise']);

function whyUncovered({ artefact, kept }: Searching, port: PortName): UncoveredPort {
  const condition = conditionAt(artefact, port);
  const isReached = kept.some(({ state }) => state.runs.some(({ events }) => hasEntered(events, port.node)));
  const reason = !isReached ? 'stepNotReached' : condition === null ? 'notTaken' : 'conditionNotMet';
  return { ...port, reason, condition };
}
