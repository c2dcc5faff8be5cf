import type { RouterOutput } from '../../api/trpc.ts';

/** A flow as the list shows it. */
export type FlowSummary = RouterOutput['flows']['list'][number];
