import type { RouterOutput } from '../../api/trpc.ts';

/** A parked step as the lists answer it. */
export type Incident = RouterOutput['incidents']['list']['items'][number];
