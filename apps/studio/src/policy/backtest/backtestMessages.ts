import type { BacktestCase, PolicyTrial, PolicyTrialResult } from '@countersign/autonomy';

/** What the page tells the worker. */
export type BacktestRequest =
  | { readonly type: 'cases'; readonly cases: readonly BacktestCase[] }
  | { readonly type: 'ask'; readonly id: number; readonly question: PolicyTrial };

/** What the worker answers to a question. */
export interface BacktestReply {
  readonly id: number;
  readonly answer: PolicyTrialResult;
  /** How long it took, in ms. */
  readonly ms: number;
}
