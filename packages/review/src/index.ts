export {
  type AnswerCount,
  compareReviewers,
  type ReviewerComparison,
} from './honesty/compareReviewers.ts';
export type { Frequencies } from './precedents/frequencies.ts';
export { type Probe, probesOf } from './precedents/probesOf.ts';
export {
  type ComparedCase,
  type Likeness,
  type Ranked,
  rankPrecedents,
} from './precedents/rankPrecedents.ts';
export { caseText } from './text/caseText.ts';
export { wordsOf } from './text/wordsOf.ts';
export { caseFields } from './unusual/caseFields.ts';
export { type Factor, factorsOf, LEAST_CASES, unlikeSimilar } from './unusual/factorsOf.ts';
export type { Leaf } from './unusual/leavesOf.ts';
