import type { RouterOutput } from '../../../api/trpc.ts';

export type ReviewersReport = RouterOutput['insights']['reviewers'];
export type ReviewerFigures = ReviewersReport['reviewers'][number];

/** Fewer looks say nothing about how somebody reads. */
const LEAST_LOOKS = 20;

/** At least half of the cases that a reviewer answered were open for less than it takes to read one. */
export const isHasty = ({ looks, quick }: ReviewerFigures): boolean =>
  looks >= LEAST_LOOKS && quick * 2 >= looks;

/** Whose habits an owner should hear of. */
export const isNoticed = (figures: ReviewerFigures): boolean =>
  figures.beside?.isTelling === true || isHasty(figures);
