import type { Artefact, JsonSchema } from '@countersign/model';

/** The shape of a payload that the agent may propose, and a reviewer may make of it. */
export function payloadSchemaOf(artefact: Artefact, agent: string | null): JsonSchema {
  const node = agent === null ? undefined : artefact.nodes[agent]?.node;
  return node?.kind === 'agent' ? node.config.payload : { type: 'object' };
}
