import type { EngineEvent } from '@countersign/engine';
import { nodeOf, type Rules, wireOf } from './rules.ts';
import type { OpenStep, RunState } from './runState.ts';

/** How many signals that nobody waits for a run keeps. */
const MOST_SIGNALS = 100;

/** Why an event cannot be taken now; null when it can. */
export function refusalOf(rules: Rules, state: RunState | null, event: EngineEvent): string | null {
  const isFirst = event.type === 'start' || event.type === 'correct';
  if (state === null) return isFirst ? null : 'not_started';
  if (isFirst) return 'already_started';
  if (state.closed !== null) return 'run_finished';
  switch (event.type) {
    case 'done':
    case 'failed':
      return refusalOfAnswer(rules, state, event);
    case 'timer': {
      const step = state.open.find(({ node, visit }) => node === event.node && visit === event.visit);
      const time = step?.times[event.name ?? 'expires'];
      return time === undefined ? 'stale_completion' : null;
    }
    case 'signal': {
      const refusal = endOf(state);
      if (refusal !== null) return refusal;
      const isAwaited = state.open.some((step) => waitsFor(rules, step, event.name));
      return !isAwaited && state.signals.length >= MOST_SIGNALS ? 'too_many_signals' : null;
    }
    case 'cancel':
      return endOf(state);
    case 'parked':
      return isWork(state, event.key) ? null : 'stale_completion';
    case 'resumed':
      if (state.ending !== null && isWork(state, event.key)) return 'run_ending';
      if (state.parked.includes(event.key)) return null;
      return isWork(state, event.key) ? 'not_parked' : 'stale_completion';
  }
}

/** Why nothing can lead the run elsewhere any more. */
const endOf = ({ ending, undoing }: RunState): string | null => {
  if (ending !== null) return 'run_ending';
  return undoing === null ? null : 'run_undoing';
};

/** Whether a step of this key waits for an answer. */
const isWork = ({ open }: RunState, key: string): boolean =>
  open.some((step) => step.key === key && step.asked !== null);

type Answer = Extract<EngineEvent, { type: 'done' | 'failed' }>;

function refusalOfAnswer(rules: Rules, { open, undoing }: RunState, event: Answer): string | null {
  const step = open.find(({ node, visit }) => node === event.node && visit === event.visit);
  if (step === undefined || step.asked === null) return 'stale_completion';
  if ((event.undo === true) !== (undoing !== null)) return 'stale_completion';
  if (event.type === 'failed' || undoing !== null) return null;
  const isOpen = answerPorts(rules, step).includes(event.port) && wireOf(rules, event.node, event.port);
  return isOpen ? null : 'port_not_connected';
}

/** The ports that an answer may take: not those of failures, of times and of corrections. */
function answerPorts(rules: Rules, step: OpenStep): readonly string[] {
  switch (nodeOf(rules, step.node).kind) {
    case 'agent':
      return ['proposed'];
    case 'gate':
      return ['approved', 'rejected', 'sentBack'];
    case 'sampler':
      return ['next'];
    default:
      return ['done'];
  }
}

/** Whether an open step waits for this signal. */
export function waitsFor(rules: Rules, step: OpenStep, name: string): boolean {
  const node = nodeOf(rules, step.node);
  return node.kind === 'wait' && node.config.until.type === 'signal' && node.config.until.signal === name;
}
