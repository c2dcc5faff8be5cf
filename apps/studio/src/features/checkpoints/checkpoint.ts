import type { RouterOutput } from '../../api/trpc.ts';

/** A checkpoint as the owner sees it. */
export type Checkpoint = RouterOutput['checkpoints']['list'][number];
/** What one agent version has earned in one segment. */
export type Trust = Checkpoint['trusts'][number];
export type OpenWidening = RouterOutput['checkpoints']['widenings'][number];
/** How often agents were right lately. */
export type CheckpointAccuracy = RouterOutput['checkpoints']['accuracy'];
export type Estimate = NonNullable<CheckpointAccuracy['passed']>;
export type BandVolumes = RouterOutput['checkpoints']['volumes'];
export type DailyCounts = RouterOutput['checkpoints']['daily'][number];
