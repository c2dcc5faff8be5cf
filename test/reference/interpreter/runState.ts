import type {
  Effect,
  KeptSignal,
  KeptUndo,
  Route,
  RunIdentity,
  StepFailure,
  TimerName,
} from '@countersign/engine';
import type { Json, JsonObject, Proposal, RunEventDraft } from '@countersign/model';

/** Each kind of effect without its address. */
export type Asked = Effect extends infer TEffect
  ? TEffect extends Effect
    ? Pick<TEffect, 'kind' | 'input'>
    : never
  : never;

/** A step that has been entered and waits: for an answer, for times, or for both. */
export type OpenStep = {
  readonly key: string;
  readonly node: string;
  readonly visit: number;
  readonly lane: string;
  readonly asked: Asked | null;
  /** Milliseconds since 1970 at which each of its times is over. */
  readonly times: { readonly [TName in TimerName]?: number };
};

/** What holds in a lane. */
export type Holding = { proposal: Proposal | null; route: Route | null };

/** A gate that sent the case back, and what the reviewer wrote. */
type SentBack = { readonly gate: string; readonly lane: string; readonly message: string | null };

/** Of a branch: its parallel step, the lane that one lies in, all its branches, and how many have come to the join. */
type Block = {
  readonly node: string;
  readonly outer: string;
  readonly under: readonly string[];
  arrived: number;
};

/** How a run was closed. */
export type Closing = {
  readonly status: 'ended' | 'failed' | 'cancelled';
  readonly event: Omit<RunEventDraft, 'at'>;
  readonly outcome?: string;
  readonly output?: Json;
  readonly failure?: StepFailure;
};

/** What a correction run knows of the run before it. */
export type Knowledge = {
  readonly input: Json;
  readonly steps: { [node: string]: Json };
  readonly visits: { [node: string]: number };
  readonly holding: Holding;
  readonly sentBack: SentBack[];
};

/** The lane outside of all branches. */
export const TOP = '';

/** Everything that a run is, between two turns. Plain data, so a turn works on a copy. */
export type RunState = {
  input: Json;
  run: RunIdentity;
  steps: { [node: string]: Json };
  visits: { [node: string]: number };
  holding: { [lane: string]: Holding };
  blocks: { [lane: string]: Block };
  /** The lane in which each node was entered. */
  laneOf: { [node: string]: string };
  open: OpenStep[];
  signals: KeptSignal[];
  undos: KeptUndo[];
  used: { steps: number; tokens: number; cost: number };
  parked: string[];
  /** The gates whose newest verdict sent the case back. */
  sentBack: SentBack[];
  /** By `node/visit` of a sampler that took a sample. */
  sampled: { [visit: string]: Knowledge };
  /** The end that is told when the actions that are open have told theirs, and whether what was done is undone before. */
  ending: { readonly closing: Closing; readonly undo: boolean } | null;
  /** The end that is told when everything is undone. */
  undoing: Closing | null;
  closed: Closing | null;
};

/** A run before anything happened. */
export const newRun = (input: Json, run: RunIdentity): RunState => ({
  input,
  run,
  steps: {},
  visits: {},
  holding: { [TOP]: { proposal: null, route: null } },
  blocks: {},
  laneOf: {},
  open: [],
  signals: [],
  undos: [],
  used: { steps: 0, tokens: 0, cost: 0 },
  parked: [],
  sentBack: [],
  sampled: {},
  ending: null,
  undoing: null,
  closed: null,
});

/** What holds in a lane. */
export function holdingIn(state: RunState, lane: string): Holding {
  const holding = state.holding[lane];
  if (holding === undefined) throw new Error(`There is no lane "${lane}"`);
  return holding;
}

/** What stands where a person approves or corrects a case that has no proposal. Its words are free. */
export const noProposal = (payload: JsonObject): Proposal => ({
  decision: 'none',
  payload,
  summary: '',
  confidence: 0,
  reasoning: [],
  evidence: [],
  flags: [],
  usage: { model: 'none', tokens: 0, cost: 0, ms: 0 },
  agentVersion: 'none',
});
