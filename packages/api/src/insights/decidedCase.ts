/** What the insights need of one decided case. `loss` is null while nobody has judged it. */
export type DecidedCase = {
  readonly id: string;
  readonly at: string;
  readonly segment: string;
  readonly agentVersion: string;
  readonly confidence: number;
  /** One over the probability with which a person looked at the case. */
  readonly weight: number;
  readonly loss: number | null;
};

export type LabelledCase = DecidedCase & { readonly loss: number };

export const isLabelled = (decided: DecidedCase): decided is LabelledCase => decided.loss !== null;
