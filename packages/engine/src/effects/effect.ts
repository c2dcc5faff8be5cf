import type {
  ActionOperation,
  AgentProviderConfig,
  Artefact,
  ArtefactNode,
  CalledVersion,
  Json,
  NodeOf,
  Proposal,
  Result,
} from '@countersign/model';
import type { Route, RunContext } from '../context.ts';
import type { Scope } from '../scope.ts';

/** What an agent is called with; `provider` is as it was drawn, what it says about the case is rendered beside it. */
export type AgentInput = {
  readonly provider: AgentProviderConfig;
  /** The classifier's text, the recording's key or the prompt; empty for rules. */
  readonly text: string;
  readonly instructions: string;
  readonly scope: Scope;
  /** What a reviewer wrote when sending the case back; null the first time. */
  readonly feedback: string | null;
};

/** Of an action, and of the undo that takes one back. */
export type ActionInput = { readonly operation: ActionOperation };

/** What the checkpoint needs to decide inside the turn, and what a reviewer would be asked. */
export type GateInput = {
  readonly question: string;
  readonly proposal: Proposal | null;
  readonly route: Route | null;
  readonly scope: Scope;
};

export type SamplerInput = {
  readonly question: string;
  readonly proposal: Proposal | null;
  /** Whether the targeted lane looks at this case; also when its condition cannot be evaluated. */
  readonly targeted: boolean;
  readonly scope: Scope;
};

/** The runs to be called, one for each input; a sub-flow calls one. `call` is null where the version was not looked up. */
export type CallInput = {
  readonly call: CalledVersion | null;
  readonly inputs: readonly Json[];
  /** The answer is about a list of runs, even if there is but one. */
  readonly each: boolean;
  /** So many of them at the same time at most. */
  readonly concurrency: number;
  /** Whether the first that fails cancels the others. */
  readonly failures: 'stop' | 'collect';
};

/**
 * What a step asks for, with its whole input. Agents, actions, calls and undos are work for the outside world; gates and
 * samplers are decided by the caller inside the same turn. `key` is stable over all attempts: `node/visit`, and
 * `undo:node/visit` for taking back the action of that visit.
 */
export type Effect = { readonly key: string; readonly node: string; readonly visit: number } & (
  | { readonly kind: 'agent'; readonly input: AgentInput }
  | { readonly kind: 'action'; readonly input: ActionInput }
  | { readonly kind: 'gate'; readonly input: GateInput }
  | { readonly kind: 'sampler'; readonly input: SamplerInput }
  | { readonly kind: 'call'; readonly input: CallInput }
  | { readonly kind: 'undo'; readonly input: ActionInput }
);

export type EffectKind = Effect['kind'];

/** The kinds of nodes that ask for something, with the kind of what they ask for. */
export const EFFECT_KINDS = {
  agent: 'agent',
  gate: 'gate',
  sampler: 'sampler',
  action: 'action',
  each: 'call',
  subflow: 'call',
} as const satisfies { [kind: string]: EffectKind };

export type AskingKind = keyof typeof EFFECT_KINDS;

/** Whether a node of this kind asks the outside world, or the checkpoint, for something. */
export const isAsking = (kind: string): kind is AskingKind => Object.hasOwn(EFFECT_KINDS, kind);

/** Everything an effect's input is rendered from. */
export type Rendering<TKind extends AskingKind> = {
  readonly artefact: Artefact;
  readonly node: NodeOf<TKind>;
  readonly entry: ArtefactNode;
  readonly context: RunContext;
  readonly scope: Scope;
};

type InputOf<TKind extends AskingKind> = Extract<Effect, { kind: (typeof EFFECT_KINDS)[TKind] }>['input'];

/** Renders the input of one kind of node; a problem is the failure of that step. */
export type RenderInput<TKind extends AskingKind> = (rendering: Rendering<TKind>) => Result<InputOf<TKind>>;
