import type { RouterOutput } from '../../api/trpc.ts';

/** A connection without its secret. */
export type ConnectionItem = RouterOutput['connections']['list'][number];
