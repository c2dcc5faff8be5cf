import { type Fields, fieldsOf, numberOf, own, textOf } from '../read/fields.ts';
import { decisionsBehind } from '../sketch/decisions.ts';
import { passing, placeholder } from '../sketch/sketchStep.ts';
import { mapAgent } from './mapAgent.ts';
import { mapCall } from './mapCall.ts';
import { mapChoice } from './mapChoice.ts';
import { mapHuman } from './mapHuman.ts';
import { mapTrigger } from './mapTrigger.ts';
import { mapValues } from './mapValues.ts';
import type { N8nNode, NodeMapping } from './n8nNode.ts';

/** Asked in this order; the first that knows the type answers. People come first: many services can also ask somebody. */
const MAPPINGS: readonly ((node: N8nNode) => NodeMapping | null)[] = [
  mapHuman,
  mapTrigger,
  mapChoice,
  mapAgent,
  mapCall,
  mapValues,
];

/** What becomes of a node: a step of ours with the settings that map, or a placeholder. */
export function mapNode(known: N8nNode & { readonly node: Fields }): NodeMapping {
  const { node } = known;
  const mapping = MAPPINGS.reduce<NodeMapping | null>((found, map) => found ?? map(known), null);
  if (mapping === null) return unknown(known, textOf(own(node, 'onError')) === 'continueErrorOutput');
  if (mapping.kind === 'action') {
    return { ...mapping, config: { ...fieldsOf(mapping.config), retries: retriesOf(node) } };
  }
  const { decisions = [] } = mapping.config as { decisions?: readonly string[] };
  if (mapping.kind !== 'agent') return mapping;
  return { ...mapping, ...decisionsBehind(known, decisions) };
}

/** Without the switch, theirs tries once; with it, three times unless the file says how often. */
function retriesOf(node: Fields): number {
  if (own(node, 'retryOnFail') !== true) return 0;
  const tries = numberOf(own(node, 'maxTries')) ?? 3;
  return Math.min(10, Math.max(0, Math.round(tries) - 1));
}

function unknown({ outputs, type }: N8nNode, canFail: boolean): NodeMapping {
  if (type === 'noOp') return passing();
  if (canFail && outputs <= 2) return placeholder({ canFail: true });
  const ways = Array.from({ length: outputs }, (_, index) => ({
    port: `case${index + 1}`,
    title: `Output ${index + 1}`,
  }));
  return placeholder({ ways });
}
