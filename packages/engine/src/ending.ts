import { type Artefact, FAILED_STATE, type Json } from '@countersign/model';
import type { RunContext } from './context.ts';
import type { EngineEvent } from './event.ts';
import type { Followed, Following } from './follow.ts';
import { record, recordFailure } from './machine/recording.ts';
import { Halt, type Note, turnAt } from './machine/turn.ts';
import type { RunSnapshot } from './snapshot.ts';
import { beginUndo, endsWithUndo } from './undo.ts';
import type { Visit } from './visit.ts';

type Answer = Extract<EngineEvent, { type: 'done' | 'failed' }>;

type End = {
  readonly artefact: Artefact;
  /** The event that has brought the run to its end, and what would have told it. */
  readonly event: EngineEvent;
  readonly end: Note;
  /** The actions that have not told yet how they ended. */
  readonly left: readonly Visit[];
  readonly note: Following['note'];
};

/** Holds the end of a run back until its actions under way have told how they ended. Nothing new is asked for. */
export function holdEnd(over: RunSnapshot, { artefact, event, end, left, note }: End): Followed {
  if (over.status === 'active') throw new Error('A run that goes on has no end to hold back');
  const undo = endsWithUndo(artefact, over, event);
  note({ type: 'end.held', data: { before: end.type, steps: left.map(({ key }) => key).sort() } });
  const ending = { status: over.status, note: end, undo, left };
  return staying({ ...over, status: 'active', ending });
}

/**
 * Takes the answer of an action whose run only waits for that. What was done can be undone like everything before it; after
 * the last one comes the undoing, where it is wanted, and then the end.
 */
export function goOnEnding(before: RunSnapshot, answer: Answer, following: Following): Followed {
  const { ending: held, ...rest } = before;
  if (held === undefined) throw new Error('The end of the run is not held back');
  const { context, failure } = told(before, answer, following);
  const ending = failure === null ? held : { ...held, ...failure };
  const left = ending.left.filter(({ node }) => node !== answer.node);
  if (left.length > 0) return staying({ ...before, context, ending: { ...ending, left } });
  const over = {
    ...rest,
    status: ending.status,
    context,
    ...(failure === null ? {} : { value: FAILED_STATE }),
  };
  if (ending.undo && (context.undo ?? []).length > 0) {
    return { ...beginUndo(over, ending.note, following.note), timers: [] };
  }
  following.note(ending.note);
  return staying(over);
}

type Told = {
  readonly context: RunContext;
  /** The end that takes the place of the one that was held back; null when that stays. */
  readonly failure: { readonly status: 'error'; readonly note: Note } | null;
};

/** What the answer changes in what the run knows. A failure comes too late to be the reason of anything. */
function told({ context, ending }: RunSnapshot, answer: Answer, { artefact, now, note }: Following): Told {
  const { node, visit } = answer;
  const acting = { artefact, context, turn: turnAt(now, note) };
  if (answer.type === 'failed') {
    const event = { type: 'failed', error: answer.problem };
    const change = recordFailure({ ...acting, params: { node }, event });
    return { context: { ...context, ...change, failure: context.failure }, failure: null };
  }
  const event = { type: 'done', output: { port: answer.port, output: answer.output } };
  try {
    const change = record({ ...acting, params: { node, kind: 'action' }, event });
    return { context: { ...context, ...change }, failure: null };
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    if (ending?.undo !== true) return { context: error.context, failure: null };
    // It cannot be taken back as its flow wants it: that is how the run ends then, whatever else would have ended it.
    const { problem } = error;
    const data = { problem: problem as unknown as Json }; // safe: problems are JSON
    const failed: Note = { type: 'run.failed', node, visit, data };
    return {
      context: { ...error.context, failure: { node, problem } },
      failure: { status: 'error', note: failed },
    };
  }
}

const staying = (after: RunSnapshot): Followed => ({ after, effects: [], timers: [] });
