import type { PolicyTrial, PolicyTrialResult } from '@countersign/autonomy';
import type { ListedTrials } from './caseList.ts';
import type { PastPage } from './usePastCases.ts';

/** What the page tells the worker. A question takes the place of the one before under its key. */
export type BacktestRequest =
  | { readonly type: 'page'; readonly page: PastPage }
  | { readonly type: 'ask'; readonly key: string; readonly id: number; readonly question: PolicyTrial }
  | { readonly type: 'list'; readonly trials: ListedTrials };

/** What the worker says: an answer to a question, of all cases it has by then, or the list that was wanted as a file. */
export type BacktestReply = BacktestAnswer | { readonly type: 'listed'; readonly csv: string };

interface BacktestAnswer {
  readonly type: 'answer';
  readonly key: string;
  readonly id: number;
  readonly answer: PolicyTrialResult;
  /** How long counting took, in ms. */
  readonly ms: number;
}
