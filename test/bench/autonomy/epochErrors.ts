import { clopperPearsonLower } from '@countersign/autonomy';
import type { DecidedCase } from './runStream.ts';

/** What passed by itself in one epoch of one agent version, held against the truth. */
export type EpochError = {
  readonly epoch: number;
  readonly agentVersion: string;
  readonly passed: number;
  readonly wrong: number;
  /** The widest rung on which something passed. */
  readonly rung: number;
};

/** All epochs in which anything passed. */
export function epochErrors(decided: readonly DecidedCase[]): EpochError[] {
  const epochs = new Map<number, EpochError>();
  for (const { epoch, agentVersion, isPassed, isRight, rung } of decided) {
    if (!isPassed) continue;
    const before = epochs.get(epoch) ?? { epoch, agentVersion, passed: 0, wrong: 0, rung: 0 };
    epochs.set(epoch, {
      ...before,
      passed: before.passed + 1,
      wrong: before.wrong + (isRight ? 0 : 1),
      rung: Math.max(before.rung, rung),
    });
  }
  return [...epochs.values()];
}

/** Whether the share that was counted is above the tolerance, be it by chance. */
export const isCountedAbove = ({ wrong, passed }: EpochError, tolerance: number): boolean =>
  wrong / passed > tolerance;

/** Whether it is above by more than chance explains: even the lower 95 % bound of the error rate is. */
export const isSurelyAbove = ({ wrong, passed }: EpochError, tolerance: number): boolean =>
  clopperPearsonLower(wrong, passed, 0.05) > tolerance;
