import {
  decideSample,
  keyedCoin,
  type SampleDecision,
  type ScoreAverage,
  targetedRate,
} from '@countersign/autonomy';

/** What the coins of a case that passed have said. */
export type Sample = SampleDecision;

export type PassedCase = {
  readonly secret: Uint8Array;
  /** Names the case in the coins, so that it is picked again or left again when its turn is put together once more. */
  readonly caseId: string;
  /** Share that the evidence lane picks. */
  readonly evidence: number;
  /** The targeted lane; without a budget there is none. */
  readonly targeted: {
    /** How much a look at the case is worth. */
    readonly score: number;
    readonly budget: number | null;
    readonly scores: ScoreAverage | null;
  };
};

/** Throws the coins of both lanes for a case that a gate lets pass. */
export function samplePassed({ secret, caseId, evidence, targeted }: PassedCase): Sample {
  const { budget, scores } = targeted;
  const rate = budget === null || scores === null ? null : targetedRate(targeted.score, budget, scores);
  return decideSample({ rates: { evidence, targeted: rate }, coin: keyedCoin(secret, caseId) });
}
