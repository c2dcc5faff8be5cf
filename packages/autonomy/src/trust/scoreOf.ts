import type { CheckpointPolicy, DecidedLine } from '@countersign/model';
import { riskScore } from '../sampling/targetedLane.ts';

/**
 * How much a look at a case is worth to the targeted lane. Lines of earlier releases, and of policies without such a lane,
 * tell only the raw confidence, and took an amount below zero for nothing.
 */
export function scoreOf(
  policy: CheckpointPolicy,
  {
    rung,
    confidence,
    amount,
    calibrated,
  }: Pick<DecidedLine, 'rung' | 'confidence' | 'amount' | 'calibrated'>,
): number {
  const limit = limitAt(policy, rung);
  if (calibrated === undefined) return riskScore({ confidence, amount: atLeastZero(amount), limit });
  return riskScore({ confidence: calibrated.confidence, amount, limit });
}

const atLeastZero = (amount: number | null): number | null => (amount === null ? null : Math.max(0, amount));

/** The amount that counts as 1 when the targeted lane weighs cases. */
const limitAt = ({ ladder, maxAmount }: CheckpointPolicy, rung: number): number | null =>
  ladder[rung - 1]?.maxAmount ?? maxAmount ?? null;
