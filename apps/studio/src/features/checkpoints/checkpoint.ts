import type { RouterOutput } from '../../api/trpc.ts';

/** A checkpoint as the owner sees it. */
export type Checkpoint = RouterOutput['checkpoints']['list'][number];
