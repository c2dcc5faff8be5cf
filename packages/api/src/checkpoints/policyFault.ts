import { environmentAt, validate } from '@countersign/compiler';
import {
  type CheckpointPolicy,
  type Diagnostic,
  type FlowDocument,
  type JsonSchema,
  type NodeOf,
  type Problem,
  problem,
  type WorkspaceId,
} from '@countersign/model';
import type { CheckpointDetails } from '@countersign/runtime';
import { calledFlows } from '../flows/calledFlows.ts';
import type { Services } from '../services.ts';

type Place = { readonly services: Services; readonly workspaceId: WorkspaceId };

/**
 * What a new policy asks of the flow that the flow does not have: an expression about a field that no case can have, or
 * a field of the payload that there is not. Null where nothing is wrong that was right before, and while the flow is not
 * published. Problem `invalid_input`, with the place in the policy.
 */
export async function policyFault(
  { services, workspaceId }: Place,
  checkpoint: Pick<CheckpointDetails, 'flow' | 'key' | 'policy'>,
  policy: CheckpointPolicy,
): Promise<Problem | null> {
  const version = await services.flows.version(workspaceId, checkpoint.flow, null);
  const gate = version?.document.nodes.find((node) => isGateOf(node, checkpoint.key));
  if (version === null || gate === undefined || gate.kind !== 'gate') return null;
  const { document } = version;
  const called = await calledFlows(services, workspaceId, document);
  const environment = { calledFlows: called, self: checkpoint.flow };
  const faultsOf = (one: FlowDocument): readonly Diagnostic[] =>
    validate(one, environment).filter(
      ({ node, field, severity }) =>
        node === gate.id && severity === 'error' && field?.startsWith('/policy/') === true,
    );
  const inForce = withPolicy(document, gate, checkpoint.policy);
  const known = new Set([...faultsOf(document), ...faultsOf(inForce)].map(({ message }) => message));
  const fault = faultsOf(withPolicy(document, gate, policy)).find(({ message }) => !known.has(message));
  if (fault !== undefined) return problem('invalid_input', fault.message, fault.field);
  return unknownField(policy, payloadAt(document, gate.id));
}

const isGateOf = (node: FlowDocument['nodes'][number], key: string): boolean =>
  node.kind === 'gate' && (node.config.checkpoint ?? node.id) === key;

const withPolicy = (
  document: FlowDocument,
  gate: NodeOf<'gate'>,
  policy: CheckpointPolicy,
): FlowDocument => ({
  ...document,
  nodes: document.nodes.map((node) =>
    node === gate ? { ...gate, config: { ...gate.config, policy } } : node,
  ),
});

/** The fields of the payload that the agents before a gate may fill; null where they may be any. */
function payloadAt(document: FlowDocument, gate: string): JsonSchema | null {
  const proposal = environmentAt(document, gate).variables['proposal'];
  const payload = memberOf(memberOf(proposal, 'properties'), 'payload');
  return memberOf(payload, 'properties');
}

function memberOf(schema: unknown, name: string): JsonSchema | null {
  if (typeof schema !== 'object' || schema === null || !Object.hasOwn(schema, name)) return null;
  const member = (schema as Record<string, unknown>)[name]; // safe: an object, and its own field
  return typeof member === 'object' && member !== null ? (member as JsonSchema) : null; // safe: schemas hold schemas
}

/** What counts as an error may only name fields that there are. */
function unknownField({ correctness }: CheckpointPolicy, payload: JsonSchema | null): Problem | null {
  if (payload === null) return null;
  const named = [
    ...correctness.cosmetic.map((path, index) => ({ path, at: `cosmetic/${index}` })),
    ...Object.keys(correctness.severity).map((path) => ({ path, at: `severity/${path}` })),
  ];
  const wrong = named.find(({ path }) => !Object.hasOwn(payload, path.split('.')[0] ?? ''));
  if (wrong === undefined) return null;
  const message = `The payload has no field “${wrong.path}”. It has: ${Object.keys(payload).join(', ')}.`;
  return problem('invalid_input', message, `/policy/correctness/${wrong.at}`);
}
