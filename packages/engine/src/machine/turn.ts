import type { Problem, RunEventDraft } from '@countersign/model';
import type { RunContext } from '../context.ts';

/** A run event without its time, which is that of the turn. */
export type Note = Omit<RunEventDraft, 'at'>;

/**
 * What one turn carries through the machine on its event. Run events are noted here, in order, instead of being
 * returned by XState, because a turn that halts would otherwise lose what happened before.
 */
export type Turn = {
  /** ISO time of the event. */
  readonly now: string;
  readonly note: (note: Note) => void;
};

/** Every event that reaches the machine. */
export type MachineEvent = { readonly type: string; readonly turn?: Turn; readonly [field: string]: unknown };

/**
 * Ends a turn in the middle of a transition: an expression failed, or a step was entered too often. XState offers no
 * other way out of a chain of eventless transitions that would go on for ever. Never leaves this package.
 */
export class Halt extends Error {
  readonly node: string;
  readonly problem: Problem;
  readonly context: RunContext;

  constructor(node: string, problem: Problem, context: RunContext) {
    super(problem.message);
    this.node = node;
    this.problem = problem;
    this.context = context;
  }
}
