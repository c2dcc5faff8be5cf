import type { RouterOutput } from '../../api/trpc.ts';

/** A review with everything a person is shown. */
export type FullReview = RouterOutput['reviews']['get'];
