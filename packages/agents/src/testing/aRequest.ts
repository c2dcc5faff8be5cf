import { type AgentProviderConfig, type RunId, WorkspaceId } from '@countersign/model';
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
    runId: '01a20474-4863-754e-9a33-8683d999100d' as RunId, // safe: a UUID
    node: 'triage',
    idempotencyKey: 'run-1/triage/1',
    ...changes,
  };
}
