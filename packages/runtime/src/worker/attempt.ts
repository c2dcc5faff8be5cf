import type { Json, Problem } from '@countersign/model';

/** What one attempt at an effect came to. */
export type Attempt =
  /** `agents` of a call: the versions of those that had a part in the answer. */
  | {
      readonly type: 'done';
      readonly port: string;
      readonly output: Json;
      readonly agents?: readonly string[];
    }
  | {
      readonly type: 'failed';
      readonly problem: Problem;
      readonly retryable: boolean;
      readonly ambiguous: boolean;
    }
  /** Going on would be wrong: a person has to look at it. */
  | { readonly type: 'incident'; readonly problem: Problem }
  /** A call whose runs are not over yet: to be looked at again when one is, or after a while. */
  | { readonly type: 'waiting'; readonly delayMs: number }
  /** Nobody wants the answer any more: the worker stops, or somebody else holds the lease. */
  | { readonly type: 'calledOff'; readonly ambiguous: boolean };
