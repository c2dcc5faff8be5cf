import type { CheckpointPolicy } from '@countersign/model';

/** What a policy gives without an owner being asked for it, and where it says so. */
export type AutonomyGiven = { readonly at: string; readonly what: string };

/**
 * Where a policy lets cases pass that no owner has said yes to; null where every widening is proposed to one. Whoever only
 * designs flows may bring a checkpoint to life whose policy gives nothing: however lenient it is, an owner sees what was
 * shown, by which tolerance, before anything passes.
 */
export function autonomyGiven(policy: CheckpointPolicy): AutonomyGiven | null {
  const rungs = policy.ladder.length;
  const startRung = Math.min(policy.startRung, rungs);
  const probationRung = Math.min(policy.probationRung, rungs);
  if (startRung > 0) return { at: '/policy/startRung', what: `begin with autonomy on rung ${startRung}` };
  if (rungs > 0 && policy.widening === 'automatic')
    return { at: '/policy/widening', what: 'widen without asking anybody' };
  if (probationRung > 0)
    return { at: '/policy/probationRung', what: `let changed agents begin on rung ${probationRung}` };
  return null;
}
