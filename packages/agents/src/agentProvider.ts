import type { AgentProviderConfig, Proposal, Result } from '@countersign/model';
import type { AgentRequest, EffectProblem } from '@countersign/runtime';

export type ProviderType = AgentProviderConfig['type'];

/** A call of one kind of provider, with that kind's settings. */
export type ProposalRequest<TType extends ProviderType> = Omit<AgentRequest, 'provider'> & {
  readonly provider: Extract<AgentProviderConfig, { type: TType }>;
};

export type ProposalResult = Result<Proposal, EffectProblem>;

/** One kind of agent. Expected failures are problems; the runtime decides whether and when to try again. */
export interface AgentProvider<TType extends ProviderType> {
  propose(request: ProposalRequest<TType>, signal: AbortSignal): Promise<ProposalResult>;
}
