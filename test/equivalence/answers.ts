import type { TimerName } from '@countersign/engine';
import type { Artefact, ArtefactNode, Json, Problem } from '@countersign/model';

/** What the outside world says to a step that waits. */
export type Answer =
  | { readonly type: 'done'; readonly port: string; readonly output: Json }
  | { readonly type: 'fail'; readonly problem: Problem }
  | { readonly type: 'time'; readonly name: TimerName }
  | { readonly type: 'signal'; readonly name: string; readonly payload: Json };

export type OpenVisit = { readonly node: string; readonly visit: number };

/** Everything that happens to a run from outside; the same situation always gets the same answer. */
export type World = {
  /** Which of the open visits, sorted by node, is answered next. */
  readonly choose: (round: number, open: readonly OpenVisit[]) => OpenVisit | undefined;
  readonly answerTo: (visit: OpenVisit) => Answer | null;
  /** A signal that comes before the round, whether somebody waits for it or not. */
  readonly signalBefore: (round: number) => Extract<Answer, { type: 'signal' }> | null;
  /** The answer of a step that the engine gives itself, in the turn that reached it: nobody has to be asked. */
  readonly answerAtOnce: (visit: OpenVisit) => Answer | null;
};

/** ISO time of all events. */
export const NOW = '2026-03-04T09:00:00.000Z';
const SIGNALS = ['paid', 'signed'] as const;
const NOT_ANSWERS = new Set(['failed', 'expired', 'corrected']);

/** A world that chooses among everything that can happen by the given numbers. */
export function worldBy(artefact: Artefact, input: Json, choices: readonly number[]): World {
  const numberAt = (index: number) => choices[index % choices.length] ?? 0;
  return {
    choose: (round, open) => {
      const sorted = open.toSorted((a, b) => (a.node < b.node ? -1 : 1));
      return sorted[numberAt(round) % sorted.length];
    },
    answerTo: ({ node, visit }) => {
      const seed = [...node].reduce((sum, letter) => sum + letter.charCodeAt(0), visit * 7);
      const entry = artefact.nodes[node];
      return entry === undefined ? null : answerOf(entry, numberAt(seed));
    },
    signalBefore: (round) => {
      const choice = numberAt(round + 3);
      const name = SIGNALS[choice % SIGNALS.length] ?? 'paid';
      return choice % 7 === 0 ? { type: 'signal', name, payload: { early: round } } : null;
    },
    answerAtOnce: ({ node }) => {
      const entry = artefact.nodes[node];
      return entry === undefined ? null : answerWithoutAsking(entry, input);
    },
  };
}

function answerOf(entry: ArtefactNode, choice: number): Answer | null {
  const { node } = entry;
  switch (node.kind) {
    case 'wait':
      return answerOfWait(node.config, choice);
    case 'agent':
    case 'gate':
    case 'sampler':
    case 'action':
    case 'each':
    case 'subflow':
      return answerOfEffect(entry, choice);
    default:
      return null;
  }
}

function answerOfWait({ until, timeout }: Config<'wait'>, choice: number): Answer {
  if (timeout !== undefined && choice % 3 === 0) return { type: 'time', name: 'timeout' };
  if (until.type !== 'signal') return { type: 'time', name: 'until' };
  return { type: 'signal', name: until.signal, payload: { choice } };
}

type Config<TKind extends ArtefactNode['node']['kind']> = Extract<
  ArtefactNode['node'],
  { kind: TKind }
>['config'];

function answerOfEffect({ node, next }: ArtefactNode, choice: number): Answer {
  const ports = Object.keys(next).filter((port) => !NOT_ANSWERS.has(port));
  const expires = node.kind === 'gate' && node.config.expiresAfter !== undefined;
  const port = choice % 6 === 0 ? 'failed' : expires && choice % 6 === 1 ? 'expired' : portOf(ports, choice);
  if (port === 'failed') return { type: 'fail', problem: { code: 'no_answer', message: 'No answer.' } };
  if (port === 'expired') return { type: 'time', name: 'expires' };
  return { type: 'done', port, output: OUTPUTS[node.kind]?.(choice) ?? null };
}

const portOf = (ports: readonly string[], choice: number): string =>
  ports[Math.floor(choice / 6) % ports.length] ?? 'failed';

/** A time that has passed ends its wait, and a list without items is done, in the turn that reached them. */
function answerWithoutAsking({ node }: ArtefactNode, input: Json): Answer | null {
  const { due, items } = input as { due?: string; items?: readonly Json[] };
  if (node.kind === 'each') {
    const isEmpty =
      node.config.items === '[]' || (node.config.items === 'input.items' && items?.length === 0);
    return isEmpty ? { type: 'done', port: 'done', output: { items: [], ended: 0, failed: 0 } } : null;
  }
  if (node.kind !== 'wait' || node.config.until.type !== 'time') return null;
  const hasPassed = node.config.until.time === 'input.due' && Date.parse(due ?? '') <= Date.parse(NOW);
  return hasPassed ? { type: 'time', name: 'until' } : null;
}

const OUTPUTS: { readonly [kind: string]: (choice: number) => Json } = {
  agent: (choice) => ({
    decision: 'approve',
    payload: { amount: choice },
    summary: 'A proposal',
    confidence: (choice % 100) / 100,
    reasoning: [],
    evidence: [],
    flags: choice % 4 === 0 ? ['frustrated'] : [],
    usage: { model: 'none', tokens: 10, cost: 0.5, ms: 0 },
    agentVersion: 'v1',
  }),
  gate: (choice) => ({
    verdict: 'approve',
    by: 'u1',
    payload: { amount: choice + 1 },
    message: null,
    reasonCode: null,
  }),
  sampler: (choice) => ({ sampled: choice % 2 === 0, lanes: [], probability: 0.5 }),
  action: (choice) => (choice % 5 === 0 ? {} : { status: 200 }),
  each: (choice) => ({ items: [], ended: choice % 3, failed: 0 }),
  subflow: () => ({ runId: 'r2', outcome: 'done', output: {} }),
};
