import type { Effect, EngineEvent } from '@countersign/engine';
import type { FlowDocument, Json, JsonObject } from '@countersign/model';
import { inputOf } from './inputOf.ts';
import type { Picks } from './Picks.ts';
import type { RunPair } from './RunPair.ts';

/** What happens next to a run, and how much later at least. */
export type Next = { readonly event: EngineEvent; readonly notBefore?: number };

/** Chooses among everything that could happen to a run, also what should not. */
export function chooseEvent(pair: RunPair, picks: Picks): Next {
  const work = [...pair.effects.values()];
  const timers = [...pair.timers.values()];
  const roll = picks.below(100);
  if (roll < 56 && work.length > 0) return { event: answer(pair, picks) };
  if (roll < 70 && timers.length > 0) return fire(pair, picks);
  if (roll < 80) return { event: signal(pair.rules.flow, picks) };
  if (roll < 84) return { event: repeated(pair, picks) };
  if (roll < 88) return { event: astray(pair, picks) };
  if (roll < 93) return { event: incident(pair, picks) };
  const stakes = (pair.state?.undos.length ?? 0) + work.filter(({ kind }) => kind === 'action').length;
  if (roll < 94 + 2 * Math.min(3, stakes)) return { event: cancel(picks) };
  if (work.length > 0) return { event: answer(pair, picks) };
  return timers.length > 0 ? fire(pair, picks) : { event: signal(pair.rules.flow, picks) };
}

function fire(pair: RunPair, picks: Picks): Next {
  const timer = picks.of([...pair.timers.values()]);
  if (timer === undefined) throw new Error('No time is being kept');
  const { node, visit, name, dueAt } = timer;
  // Times that older versions kept have no name.
  const named = name === 'expires' && picks.below(3) === 0 ? {} : { name };
  return { event: { type: 'timer', node, visit, ...named }, notBefore: dueAt };
}

/** A fitting answer, or now and then a failure. */
function answer({ effects, rules }: RunPair, picks: Picks): EngineEvent {
  const effect = picks.of([...effects.values()]);
  if (effect === undefined) throw new Error('No work is open');
  const { kind, node, visit } = effect;
  const address = { node, visit, ...(kind === 'undo' ? { undo: true as const } : {}) };
  const fails = kind !== 'gate' && kind !== 'sampler' && picks.below(10) === 0;
  if (fails) return { type: 'failed', ...address, problem: { code: 'broken', message: 'It broke' } };
  return { type: 'done', ...address, ...outputFor(rules.flow, effect, picks) };
}

type Output = { readonly port: string; readonly output: Json };

function outputFor(flow: FlowDocument, effect: Effect, picks: Picks): Output {
  switch (effect.kind) {
    case 'agent':
      return { port: 'proposed', output: proposal(flow, effect.node, picks) };
    case 'gate':
      return verdict(effect.input.proposal?.payload ?? {}, picks);
    case 'sampler':
      return { port: 'next', output: { sampled: picks.below(2) === 0, lane: 'evidence' } };
    case 'call':
      return { port: 'done', output: called(effect.input.inputs.length, effect.input.each, picks) };
    default:
      return {
        port: 'done',
        output: picks.of<Json>([{ status: 200 }, { status: 201 }, { status: 404 }, {}, null, 'sent']) ?? null,
      };
  }
}

/** What the agent may say, as its step describes it. */
function proposal({ nodes }: FlowDocument, id: string, picks: Picks): JsonObject {
  const agent = nodes.find((node) => node.id === id);
  if (agent?.kind !== 'agent') throw new Error(`${id} is no agent`);
  const decisions = agent.config.decisions.length === 0 ? ['approve', 'reject'] : agent.config.decisions;
  const payload = inputOf(agent.config.payload, picks) as JsonObject;
  const recorded = picks.below(4) === 0 ? { recorded: true } : {};
  return {
    decision: picks.of(decisions) ?? '',
    payload: { ...payload, number: picks.below(9) },
    summary: 'As it seems',
    confidence: picks.of([0.9, 0.5, 0.2]) ?? 0,
    reasoning: [],
    evidence: [],
    flags: picks.of([[], [], ['frustrated'], ['ambiguous', 'legal_threat']]) ?? [],
    usage: { model: 'm', tokens: picks.below(50), cost: picks.below(8) / 4, ms: 1, ...recorded },
    agentVersion: 'v1',
  };
}

const VERDICTS = { approved: 'approve', rejected: 'reject', sentBack: 'sendBack' } as const;

function verdict(proposed: JsonObject, picks: Picks): Output {
  const port = picks.of(['approved', 'approved', 'rejected', 'sentBack'] as const) ?? 'approved';
  const said = { message: picks.of([null, 'Look again', 'Too much']) ?? null, reasonCode: null };
  const payload = picks.below(2) === 0 ? proposed : { ...proposed, number: 10 + picks.below(3) };
  return { port, output: { verdict: VERDICTS[port], by: 'ada', payload, ...said } };
}

function called(count: number, each: boolean, picks: Picks): Json {
  const one = (index: number) => ({
    runId: `run-${index}`,
    status: 'ended',
    outcome: 'done',
    output: { index },
  });
  if (!each)
    return {
      runId: 'run-0',
      outcome: picks.of(['done', 'refused']) ?? '',
      output: { amount: picks.below(5) },
    };
  const items = Array.from({ length: count }, (_, index) => ({ index, ...one(index) }));
  const failed = picks.below(count + 1);
  return { items, ended: count - failed, failed };
}

/** One that a wait of the flow waits for, early or not, or one that nobody knows. */
function signal({ nodes }: FlowDocument, picks: Picks): EngineEvent {
  const names = nodes.flatMap((node) =>
    node.kind === 'wait' && node.config.until.type === 'signal' ? [node.config.until.signal] : [],
  );
  const name = picks.below(5) === 0 ? 'unknown' : (picks.of(names) ?? 'paid');
  return { type: 'signal', name, payload: { number: picks.below(1_000) } };
}

/** Something that happened before happens again. */
function repeated({ story }: RunPair, picks: Picks): EngineEvent {
  const before = picks.of(story) as (EngineEvent & { at?: string; underWay?: readonly string[] }) | undefined;
  if (before === undefined) throw new Error('Nothing has happened yet');
  const { at: _, underWay: __, ...event } = before;
  return event as EngineEvent; // safe: stories are made of events, times and what is under way
}

/** Answers and times that address what is not open, or by ways that are not there. */
function astray(pair: RunPair, picks: Picks): EngineEvent {
  const node = picks.of(pair.rules.flow.nodes)?.id ?? '';
  const visit = 1 + picks.below(3);
  const effect = picks.of([...pair.effects.values()]);
  const address = effect === undefined ? { node, visit } : { node: effect.node, visit: effect.visit };
  const output = { verdict: 'approve', by: null, payload: {}, message: null, reasonCode: null };
  const port = picks.of(['next', 'failed', 'expired', 'corrected', 'nowhere', 'sentBack']) ?? '';
  switch (picks.below(6)) {
    case 0:
      return isWait(pair, node) && picks.below(2) === 0
        ? { type: 'failed', node, visit, problem: { code: 'lost', message: 'Not asked' } }
        : { type: 'done', node, visit, port: 'nowhere', output: null };
    case 1:
      return {
        type: 'timer',
        node,
        visit,
        name: picks.of(['expires', 'until', 'timeout'] as const) ?? 'until',
      };
    case 2:
      return { type: 'done', ...address, visit: address.visit + 1, port: 'done', output: null };
    case 3:
      return {
        type: 'failed',
        ...address,
        problem: { code: 'late', message: 'Too late' },
        ...undoUnless(effect),
      };
    case 4:
      return { type: 'start', input: {}, run: { id: 'again', startedAt: '2026-01-01T00:00:00.000Z' } };
    default:
      return effect?.kind === 'gate' && port === 'sentBack'
        ? { type: 'done', ...address, port: 'next', output }
        : { type: 'done', ...address, port, output, ...undoIf(effect) };
  }
}

const isWait = ({ rules }: RunPair, id: string): boolean =>
  rules.flow.nodes.some((node) => node.id === id && node.kind === 'wait');

const undoIf = (effect: Effect | undefined) => (effect?.kind === 'undo' ? { undo: true as const } : {});
const undoUnless = (effect: Effect | undefined) => (effect?.kind === 'undo' ? {} : { undo: true as const });

/** A step is parked or goes on, also such as are not open. */
function incident({ effects, snapshot }: RunPair, picks: Picks): EngineEvent {
  const works = [...effects.values()].filter(({ kind }) => kind !== 'gate' && kind !== 'sampler');
  const open = picks.of(works)?.key;
  const parked = picks.of(snapshot?.parked ?? []);
  switch (picks.below(5)) {
    case 0:
    case 1:
      return { type: 'parked', key: open ?? 'nowhere/1' };
    case 2:
    case 3:
      return { type: 'resumed', key: parked ?? open ?? 'nowhere/1' };
    default:
      return { type: 'parked', key: 'nowhere/1' };
  }
}

const cancel = (picks: Picks): EngineEvent => ({
  type: 'cancel',
  by: 'ada',
  ...(picks.of([{ undo: true }, { undo: true }, {}, { undo: false }]) ?? {}),
});
