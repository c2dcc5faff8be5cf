import type {
  ActionOperation,
  AgentProviderConfig,
  ArtefactNode,
  NodeOf,
  Proposal,
  Result,
} from '@countersign/model';
import type { Route, RunContext } from '../context.ts';
import type { Scope } from '../scope.ts';

/** What an agent is called with; every template in `provider` is rendered, a rules provider's conditions are not. */
export type AgentInput = {
  readonly provider: AgentProviderConfig;
  /** The classifier's text, the recording's key or the prompt; empty for rules. */
  readonly text: string;
  readonly instructions: string;
  readonly scope: Scope;
  /** What a reviewer wrote when sending the case back; null the first time. */
  readonly feedback: string | null;
};

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

/**
 * What a step asks for, with its whole input. Agents and actions are work for the outside world; gates and samplers
 * are decided by the caller inside the same turn. `key` (`node/visit`) is stable over all attempts.
 */
export type Effect = { readonly key: string; readonly node: string; readonly visit: number } & (
  | { readonly kind: 'agent'; readonly input: AgentInput }
  | { readonly kind: 'action'; readonly input: ActionInput }
  | { readonly kind: 'gate'; readonly input: GateInput }
  | { readonly kind: 'sampler'; readonly input: SamplerInput }
);

export type EffectKind = Effect['kind'];

/** Everything an effect's input is rendered from. */
export type Rendering<TKind extends EffectKind> = {
  readonly node: NodeOf<TKind>;
  readonly entry: ArtefactNode;
  readonly context: RunContext;
  readonly scope: Scope;
};

type InputOf<TKind extends EffectKind> = Extract<Effect, { kind: TKind }>['input'];

/** Renders the input of one kind of effect; a problem is the failure of that step. */
export type RenderInput<TKind extends EffectKind> = (rendering: Rendering<TKind>) => Result<InputOf<TKind>>;
