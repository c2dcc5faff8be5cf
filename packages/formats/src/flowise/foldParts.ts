import { type Fields, fieldsOf, own, textOf } from '../read/fields.ts';
import type { FlowiseEdge } from './portOfEdge.ts';

/** Categories whose boxes take part in the flow; all others hang a part onto one of them. */
const FLOW_CATEGORIES = /^(Sequential Agents|Multi Agents|Agent Flows|Agents|Chains|Engine)$/;
/** Of the sequential agents these two hold memory and tools, not steps of their own. */
const PARTS = new Set(['seqState', 'seqCustomFunctionTool', 'agentMemory']);

export type Part = { readonly node: Fields; readonly name: string; readonly type: string };

/** Which boxes are only parts of others (models, tools, memories), and what each step has got. */
export function foldParts(
  nodes: ReadonlyMap<string, Fields>,
  edges: readonly FlowiseEdge[],
): { readonly owners: ReadonlyMap<string, string>; readonly parts: ReadonlyMap<string, readonly Part[]> } {
  const targets = new Map<string, string>();
  for (const [key, node] of nodes) {
    const edge = edges.find(({ source, target }) => source === key && nodes.has(target));
    if (!isStep(node) && edge !== undefined) targets.set(key, edge.target);
  }
  const owners = new Map<string, string>();
  const parts = new Map<string, Part[]>();
  for (const key of targets.keys()) {
    const owner = ownerOf(key, targets);
    if (owner === null) continue;
    owners.set(key, owner);
    const node = fieldsOf(own(nodes.get(key) ?? {}, 'data'));
    const { inputParams: _, inputAnchors: __, outputAnchors: ___, ...kept } = node;
    const name = textOf(own(node, 'label')) || key;
    const all = parts.get(owner) ?? [];
    all.push({ node: kept, name, type: textOf(own(node, 'category')) || textOf(own(node, 'name')) });
    parts.set(owner, all);
  }
  return { owners, parts };
}

function isStep(node: Fields): boolean {
  const data = fieldsOf(own(node, 'data'));
  return FLOW_CATEGORIES.test(textOf(own(data, 'category'))) && !PARTS.has(textOf(own(data, 'name')));
}

function ownerOf(key: string, targets: ReadonlyMap<string, string>): string | null {
  const seen = new Set<string>();
  let current = key;
  for (let target = targets.get(current); target !== undefined; target = targets.get(current)) {
    if (seen.has(current)) return null;
    seen.add(current);
    current = target;
  }
  return current;
}
