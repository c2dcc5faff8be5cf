import type { TrustView } from '@countersign/runtime';
import { stateOf, type TrustRow } from './findTrusts.ts';

/** A trust as pages show it. */
export const trustViewOf = (row: Pick<TrustRow, 'packed' | 'changedAt'>): TrustView => ({
  state: stateOf(row),
  changedAt: row.changedAt.toISOString(),
});
