import type { DueTimer, TimerClaim } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { claimTimers } from './claimTimers.ts';

/** Claims in rounds: each begins behind the workspace that the one before ended with. */
export function createTimerClaims(worker: Sql): (claim: TimerClaim) => Promise<readonly DueTimer[]> {
  let after = '';
  return async (claim) => {
    const { timers, last } = await claimTimers(worker, { ...claim, after });
    after = last;
    return timers;
  };
}
