/** A proposal on its way to a gate, and what only the bench knows: whether it is right. */
export type ProposedCase = {
  readonly id: string;
  readonly agentVersion: string;
  readonly confidence: number;
  readonly isRight: boolean;
  /** Sent away before the gate, by a flag of the agent: a person sees it whatever has been earned. */
  readonly isException: boolean;
};

export type Decision = {
  readonly isPassed: boolean;
  /** A person looks at it: held, or passed and picked for a check. */
  readonly isReviewed: boolean;
  readonly epoch: number;
  readonly rung: number;
};

/** Whoever decides how far a gate stands open, and hears what reviewers say. */
export type GateTrust = {
  readonly decide: (proposed: ProposedCase) => Decision;
  /** The verdict on a reviewed case. */
  readonly judge: (proposed: ProposedCase) => void;
};
