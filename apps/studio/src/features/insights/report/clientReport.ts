import type { RouterOutput } from '../../../api/trpc.ts';

export type ClientReport = RouterOutput['insights']['report'];
export type ReportCheckpoint = ClientReport['checkpoints'][number];
/** A share that was measured, with its bounds. */
export type Estimate = NonNullable<ClientReport['accuracy']['passed']>;
