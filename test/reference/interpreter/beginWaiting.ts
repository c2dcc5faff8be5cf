import { durationMs, type Json, type NodeOf } from '@countersign/model';
import { answerDone, answerFailed } from './answerStep.ts';
import type { Entered } from './enterNode.ts';
import { askOf } from './rendering.ts';
import { nodeOf } from './rules.ts';
import type { OpenStep } from './runState.ts';
import { untilOf } from './times.ts';
import { failRun, note, type Place, scopeIn, type Turn } from './turn.ts';

/** A step asks for its work, or its checkpoint for a decision, and waits for the answer. */
export function beginAsking(turn: Turn, entered: Entered): void {
  const node = nodeOf(turn.rules, entered.node);
  const asked = askOf(turn, entered.node, entered.lane);
  const key = `${entered.node}/${entered.visit}`;
  if (!asked.ok) {
    const step: OpenStep = {
      key,
      node: entered.node,
      visit: entered.visit,
      lane: entered.lane,
      asked: null,
      times: {},
    };
    answerFailed(turn, step, asked.problem);
    return;
  }
  const expiresAfter = node.kind === 'gate' ? node.config.expiresAfter : undefined;
  const times =
    expiresAfter === undefined ? {} : { expires: Date.parse(turn.now) + durationMs(expiresAfter) };
  const step: OpenStep = {
    key,
    node: entered.node,
    visit: entered.visit,
    lane: entered.lane,
    asked: asked.value,
    times,
  };
  if (asked.value.kind === 'call' && asked.value.input.inputs.length === 0) {
    answerDone(turn, step, { port: 'done', output: { items: [], ended: 0, failed: 0 } });
    return;
  }
  turn.state.open.push(step);
}

/** A wait begins: for its time, its signal, its timeout; or it is over at once. */
export function beginWait(turn: Turn, entered: Entered): void {
  const { state, now } = turn;
  const node = nodeOf(turn.rules, entered.node) as NodeOf<'wait'>; // safe: only waits make this move
  const until = untilOf(turn.rules, node, scopeIn(turn, entered.lane));
  if (!until.ok) {
    failRun(turn, placeOf(entered), until.problem);
    return;
  }
  const { until: config, timeout } = node.config;
  const key = `${entered.node}/${entered.visit}`;
  const times = {
    ...(until.value === null ? {} : { until: until.value }),
    ...(timeout === undefined ? {} : { timeout: Date.parse(now) + durationMs(timeout) }),
  };
  const step: OpenStep = {
    key,
    node: entered.node,
    visit: entered.visit,
    lane: entered.lane,
    asked: null,
    times,
  };
  const kept = config.type === 'signal' ? state.signals.findIndex(({ name }) => name === config.signal) : -1;
  const [signal] = kept < 0 ? [] : state.signals.splice(kept, 1);
  if (signal !== undefined) endWait(turn, step, { by: 'signal', payload: signal.payload });
  else if (until.value !== null && until.value <= Date.parse(now)) endWait(turn, step, { by: 'time' });
  else state.open.push(step);
}

/** Leads on from a wait; what it was waiting for is its output. */
export function endWait(
  turn: Turn,
  { node, visit, lane }: OpenStep,
  output: { readonly by: 'time' | 'timeout' | 'signal'; readonly payload?: Json },
): void {
  turn.state.steps[node] = output;
  note(turn, 'wait.ended', output, { node, visit });
  turn.moves.unshift({ do: 'take', node, visit, lane, port: output.by === 'timeout' ? 'timedOut' : 'next' });
}

const placeOf = ({ node, visit }: Entered): Place => ({ node, visit });
