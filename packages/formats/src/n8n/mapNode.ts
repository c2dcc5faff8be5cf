import type { ImportLoss } from '@countersign/model';
import { type Fields, fieldsOf, own, textOf } from '../read/fields.ts';
import { decisionsBehind } from '../sketch/decisions.ts';
import type { SketchStep, SketchWire } from '../sketch/sketch.ts';
import { type Mapping, passing, placeholder } from '../sketch/sketchStep.ts';
import { mapAgent } from './mapAgent.ts';
import { mapCall } from './mapCall.ts';
import { mapChoice } from './mapChoice.ts';
import { mapHuman } from './mapHuman.ts';
import { mapTrigger } from './mapTrigger.ts';
import { mapValues } from './mapValues.ts';
import type { N8nNode } from './n8nNode.ts';

type NodeMapping = Mapping & {
  readonly behind?: readonly SketchStep[];
  readonly wires?: readonly SketchWire[];
};

/** Asked in this order; the first that knows the type answers. People come first: many services can also ask somebody. */
const MAPPINGS: readonly ((node: N8nNode) => Mapping | null)[] = [
  mapHuman,
  mapTrigger,
  mapChoice,
  mapAgent,
  mapCall,
  mapValues,
];

/** What becomes of a node: a step of ours with the settings that map, or a placeholder. */
export function mapNode(input: {
  readonly node: Fields;
  readonly name: string;
  readonly outputs: number;
  readonly attached: N8nNode['attached'];
}): NodeMapping {
  const { node, name, outputs, attached } = input;
  const type = textOf(own(node, 'type')).replace(/^.*\./, '');
  const version = Number(textOf(own(node, 'typeVersion'))) || 1;
  const parameters = fieldsOf(own(node, 'parameters'));
  const known: N8nNode = { key: name, ...{ name, type, version, parameters, outputs, attached } };
  const mapping = MAPPINGS.reduce<Mapping | null>((found, map) => found ?? map(known), null);
  if (mapping === null) return unknown(known, textOf(own(node, 'onError')) === 'continueErrorOutput');
  const losses = [...(mapping.losses ?? []), ...behaviour(node)];
  const { decisions = [] } = mapping.config as { decisions?: readonly string[] };
  if (mapping.kind !== 'agent') return { ...mapping, losses };
  return { ...mapping, losses, ...decisionsBehind(known, decisions) };
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

/** Settings that every node may have and ours have no counterpart for. */
function behaviour(node: Fields): ImportLoss[] {
  const settings = ['retryOnFail', 'executeOnce', 'alwaysOutputData', 'continueOnFail'];
  return settings
    .filter((setting) => own(node, setting) === true)
    .map((setting) => ({ type: 'setting', what: `"${setting}"` }));
}
