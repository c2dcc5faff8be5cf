import type { Review } from '@countersign/model';
import type { Reader } from './useReader.ts';

/** Whether the reader may answer, and if not, which sentence says why. The server checks it again. */
export type Answerability = 'yes' | 'verdict.readOnly' | 'verdict.notYours' | 'verdict.excluded';

/** Reads the rules of one review against one reader. */
export function answerability(review: Pick<Review, 'role' | 'excluded'>, reader: Reader): Answerability {
  if (!reader.mayDecide) return 'verdict.readOnly';
  if (review.role === 'owner' && !reader.mayGovern) return 'verdict.notYours';
  return review.excluded.includes(reader.id) ? 'verdict.excluded' : 'yes';
}
