import type { StepResult } from '@countersign/engine';
import type { FlowDocument, FlowNode } from '@countersign/model';
import { statusOf } from '../interpreter/applyEvent.ts';
import type { RunState } from '../interpreter/runState.ts';

/** What was done, by name: a test asserts that it was not nothing. */
export type Tally = {
  readonly counts: Record<string, number>;
  readonly flow: (flow: FlowDocument) => void;
  readonly turn: (result: StepResult, flow: FlowDocument) => void;
  readonly refused: () => void;
  readonly run: (state: RunState) => void;
};

/** Event types of which a count is kept, with their name in it. */
const COUNTED: Readonly<Record<string, string>> = {
  'run.ended': 'ended',
  'run.failed': 'failed',
  'run.cancelled': 'cancelled',
  'action.undone': 'undone',
  'undo.begun': 'undos',
  'end.held': 'held ends',
  'wait.ended': 'waits',
  'signal.received': 'signals',
  'gate.expired': 'expired',
  'exception.routed': 'routed',
  'call.done': 'calls',
};

/** What a flow may contain, by the kinds of its steps or what they are set to. */
const FEATURES: Readonly<Record<string, (node: FlowNode) => boolean>> = {
  parallel: ({ kind }) => kind === 'parallel',
  waiting: ({ kind }) => kind === 'wait',
  signalled: (node) => node.kind === 'wait' && node.config.until.type === 'signal',
  calling: ({ kind }) => kind === 'each' || kind === 'subflow',
  undoing: (node) => node.kind === 'action' && node.config.undo !== undefined,
  asking: ({ kind }) => kind === 'gate',
};

export function newTally(): Tally {
  const counts: Record<string, number> = {};
  const add = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  return {
    counts,
    flow: ({ nodes }) => {
      add('flows');
      for (const [name, has] of Object.entries(FEATURES)) if (nodes.some(has)) add(`flows ${name}`);
    },
    turn: ({ events, status }, { nodes }) => {
      const joins = nodes.filter(({ kind }) => kind === 'join').map(({ id }) => id);
      add('events');
      for (const { type, node, visit } of events) {
        const name = COUNTED[type];
        if (name !== undefined) add(name);
        if (type === 'step.entered' && joins.includes(node ?? '')) add('joins');
        if (type === 'step.entered' && (visit ?? 0) > 1) add('loops');
      }
      if (events.some(({ type, data }) => type === 'run.started' && isCorrection(data))) add('corrections');
      if (status === 'parked') add('parked');
    },
    refused: () => add('refusals'),
    run: (state) => {
      add('runs');
      add(`left ${statusOf(state)}`);
    },
  };
}

const isCorrection = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'correction' in data;
