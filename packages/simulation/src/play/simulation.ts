import type { Coin } from '@countersign/autonomy';
import type { Effect, RunSnapshot, StepFailure, TimerId } from '@countersign/engine';
import type {
  Artefact,
  GateReason,
  Json,
  JsonSchema,
  Proposal,
  ReasonCode,
  ReviewKind,
  ReviewOption,
  RunEventDraft,
  RunStatus,
  ScenarioStart,
} from '@countersign/model';

/** Work that a simulated run waits for somebody else to do. */
export type OpenEffect = Extract<Effect, { kind: 'agent' | 'action' | 'call' | 'undo' }>;

/** A question to a person: what a review of the real runtime would show, as far as it decides where the case goes. */
export type SimulatedReview = {
  readonly kind: ReviewKind;
  readonly node: string;
  readonly visit: number;
  readonly question: string;
  readonly proposal: Proposal;
  readonly payloadSchema: JsonSchema;
  readonly reasons: readonly GateReason[];
  readonly reasonCodes: readonly ReasonCode[];
  readonly options: readonly ReviewOption[];
  /** How many people have approved what is shown, and how many must. */
  readonly approvals: { readonly given: number; readonly needed: number };
};

/** A time that a step waits for. */
export type OpenTimer = TimerId & { readonly dueAt: string };

/** One simulated run: the case itself, or a correction of it. */
export type SimulatedRun = {
  readonly id: string;
  readonly snapshot: RunSnapshot;
  readonly status: RunStatus;
  readonly outcome: string | null;
  readonly output: Json | null;
  readonly failure: StepFailure | null;
  readonly effects: readonly OpenEffect[];
  readonly reviews: readonly SimulatedReview[];
  readonly timers: readonly OpenTimer[];
  /** Everything that has happened to the run. */
  readonly events: readonly RunEventDraft[];
};

/** A state of the simulation: plain data that is never changed, so that going back is looking at an earlier one. */
export type Simulation = {
  /** The simulated time. */
  readonly now: string;
  readonly runs: readonly [SimulatedRun, ...SimulatedRun[]];
};

/** What does not change while a case is played through. */
export type Setting = {
  readonly artefact: Artefact;
  readonly start: ScenarioStart;
  /** The coins of samplers and gates, where chance is to be looked into; else `start.samples` says how they fall. */
  readonly coinOf?: (caseId: string) => Coin;
};
