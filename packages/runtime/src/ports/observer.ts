import type { RunId, WorkspaceId } from '@countersign/model';
import type { LeasedEffect, Turn, TurnCause, TurnOutcome } from './store.ts';

/** Where in the work something happened: names alone, never what a case says. */
export type Place = {
  readonly workspaceId: WorkspaceId;
  readonly runId: RunId;
  readonly flow: string;
  readonly node?: string;
  readonly visit?: number;
};

/** How an attempt at an effect ended. */
export type AttemptResult = 'done' | 'failed' | 'waiting' | 'calledOff';

/**
 * Watches the runtime at work: counts, measures, traces. Every method may be left out and costs nothing then. A method
 * must not throw and must not change what it watches.
 */
export type Observer = {
  /** Goes around the commit of one turn. What it hands to `commit` travels with the turn's new effects. */
  readonly aroundTurn?: <TValue>(
    turn: Place & { readonly cause: TurnCause['type'] },
    commit: (traceparent?: string) => Promise<TValue>,
  ) => Promise<TValue>;
  /** Goes around one attempt at an effect and the commit of what came of it. */
  readonly aroundEffect?: (
    effect: LeasedEffect,
    place: Place,
    attempt: () => Promise<AttemptResult>,
  ) => Promise<AttemptResult>;
  /** One transaction has answered; `ms` is how long it took. */
  readonly turnsCommitted?: (turns: readonly Turn[], outcomes: readonly TurnOutcome[], ms: number) => void;
  /** Effects that this worker held are somebody else's by now. */
  readonly leasesLost?: (count: number) => void;
  /** Something that was due could not be done because of an error, and is tried again later. */
  readonly putOff?: (what: 'timer' | 'sweep') => void;
  /** The worker has looked at the store and got an answer. */
  readonly storeLooked?: () => void;
};
