import { stepsWithProposalOf } from '@countersign/compiler';
import type { Command, FlowDocument, JsonObject, JsonSchema, NodeOf } from '@countersign/model';
import type { Rename } from './rename.ts';
import { renamesOf } from './renamesOf.ts';

/**
 * One edit that gives a field of an agent's payload another name wherever it is named: under the agent's key, and as part
 * of `proposal` where no other agent's can be meant.
 */
export function payloadRename(
  document: FlowDocument,
  agent: NodeOf<'agent'>,
  { payload, rename }: { readonly payload: JsonSchema; readonly rename: Rename },
): Command {
  const follows = stepsWithProposalOf(document, agent.id);
  const own = ['steps', agent.id, 'payload', ...rename.path];
  const proposed = ['proposal', 'payload', ...rename.path];
  const renamed = { ...agent, config: { ...agent.config, payload } };
  const nodes = document.nodes.map((node) => (node.id === agent.id ? renamed : node));
  const following = renamesOf(
    { ...document, nodes },
    { pathsIn: (id) => (follows.has(id) ? [own, proposed] : [own]), to: rename.to },
  );
  const config = renamed.config as JsonObject; // safe: a config is plain JSON
  return { type: 'batch', commands: [{ type: 'setConfig', node: agent.id, config }, ...following] };
}
