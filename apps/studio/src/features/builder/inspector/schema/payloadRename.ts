import { stepsWithProposalOf } from '@countersign/compiler';
import {
  type Command,
  type FlowDocument,
  type FlowNode,
  type JsonSchema,
  type NodeOf,
  renameKey,
  renamePayloadOf,
} from '@countersign/model';
import type { Rename } from './rename.ts';
import { renamesOf, renameTexts } from './renamesOf.ts';

/**
 * One edit that gives a field of an agent's payload another name wherever it is named: under the agent's key, in what its
 * own rules propose, and, where no other agent's proposal can be meant, as part of `proposal`, among the fields whose
 * corrections a gate weighs, and in what scenarios play.
 */
export function payloadRename(
  document: FlowDocument,
  agent: NodeOf<'agent'>,
  { payload, rename }: { readonly payload: JsonSchema; readonly rename: Rename },
): Command {
  const follows = stepsWithProposalOf(document, agent.id);
  const own = ['steps', agent.id, 'payload', ...rename.path];
  const proposed = ['proposal', 'payload', ...rename.path];
  const node = (one: FlowNode): FlowNode => {
    const isAbout = follows.has(one.id);
    const texts = renameTexts(one, isAbout ? [own, proposed] : [own], rename.to);
    if (texts.kind === 'agent' && texts.id === agent.id) return withPayload(texts, payload, rename);
    return isAbout && texts.kind === 'gate' ? withCorrectness(texts, rename) : texts;
  };
  const scenario = (one: Parameters<typeof renamePayloadOf>[0]) =>
    renamePayloadOf(one, { agent: agent.id, follows, ...rename });
  return { type: 'batch', commands: renamesOf(document, { node, scenario }) };
}

/** The agent with its schema, and with what its own rules propose under the new name. */
function withPayload(node: NodeOf<'agent'>, payload: JsonSchema, { path, to }: Rename): FlowNode {
  const { provider } = node.config;
  if (provider.type !== 'rules') return { ...node, config: { ...node.config, payload } };
  const rules = provider.rules.map((rule) => ({
    ...rule,
    payload: renameKey(rule.payload, path, to) as typeof rule.payload, // safe: an object stays one
  }));
  return { ...node, config: { ...node.config, payload, provider: { ...provider, rules } } };
}

/** The gate with the fields that its corrections are weighed by; they are named by dots. */
function withCorrectness(node: NodeOf<'gate'>, { path, to }: Rename): FlowNode {
  const { policy } = node.config;
  const from = path.join('.');
  const after = [...path.slice(0, -1), to].join('.');
  const rename = (name: string) =>
    name === from || name.startsWith(`${from}.`) ? `${after}${name.slice(from.length)}` : name;
  const { cosmetic, severity } = policy.correctness;
  if (![...cosmetic, ...Object.keys(severity)].some((name) => rename(name) !== name)) return node;
  const correctness = {
    cosmetic: cosmetic.map(rename),
    severity: Object.fromEntries(Object.entries(severity).map(([name, weight]) => [rename(name), weight])),
  };
  return { ...node, config: { ...node.config, policy: { ...policy, correctness } } };
}
