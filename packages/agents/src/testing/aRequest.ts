import { type AgentProviderConfig, WorkspaceId } from '@countersign/model';
import type { AgentRequest } from '@countersign/runtime';

/** A request about one refund, for the given provider. */
export function aRequest(
  provider: AgentProviderConfig,
  changes: Partial<Omit<AgentRequest, 'provider'>> = {},
): AgentRequest {
  return {
    workspaceId: WorkspaceId.parse('demo'),
    provider,
    text: 'Please refund order 7.',
    instructions: 'Decide about refunds.',
    decisions: [],
    payloadSchema: { type: 'object' },
    scope: { input: { order: 7, amount: 40 } },
    feedback: null,
    idempotencyKey: 'run-1/triage/1',
    ...changes,
  };
}
