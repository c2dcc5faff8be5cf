import { type Lease, type LeasedEffect, SUSPECT_CLAIMS } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { claimEffects } from './claimEffects.ts';
import { claimInLanes } from './claimInLanes.ts';

/** Claims in rounds: each begins behind the workspace that the one before ended with. */
export function createClaims(worker: Sql): (lease: Lease, limit: number) => Promise<readonly LeasedEffect[]> {
  let after = '';
  return async (lease, limit) => {
    const inLanes = await claimInLanes(worker, lease, limit);
    const rest = limit - inLanes.length;
    const withSuspects = !inLanes.some(wasSuspect);
    const free = rest === 0 ? [] : await claimEffects(worker, { lease, limit: rest, after, withSuspects });
    after = free.at(-1)?.workspaceId ?? '';
    return [...inLanes, ...free];
  };
}

/** Before this claim, which is counted already. */
const wasSuspect = ({ claims, attempts }: LeasedEffect): boolean => claims - 1 - attempts >= SUSPECT_CLAIMS;
