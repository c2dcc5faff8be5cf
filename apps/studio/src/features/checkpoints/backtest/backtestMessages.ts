import type { BacktestCase } from '@countersign/autonomy';
import type { BacktestAnswer, BacktestQuestion } from './backtestJob.ts';

/** What the page tells the worker. */
export type BacktestRequest =
  | { readonly type: 'cases'; readonly cases: readonly BacktestCase[] }
  | { readonly type: 'ask'; readonly id: number; readonly question: BacktestQuestion };

/** What the worker answers to a question. */
export interface BacktestReply {
  readonly id: number;
  readonly answer: BacktestAnswer;
  /** How long it took, in ms. */
  readonly ms: number;
}
