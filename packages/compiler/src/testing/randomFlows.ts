import {
  type FlowDocument,
  type FlowNode,
  type Json,
  mapTexts,
  NODE_KINDS,
  type NodeKind,
  newNode,
  outPorts,
} from '@countersign/model';
import fc from 'fast-check';

const RUNNING: readonly NodeKind[] = [
  'agent',
  'gate',
  'exception',
  'sampler',
  'action',
  'branch',
  'transform',
  'end',
];

const TEXTS = [
  'true',
  'input.amount > 3',
  'steps.agent.decision == "approve"',
  'proposal.confidence < 0.5',
  'steps.transform.value + 1',
  'has(steps.gate.by)',
  'now - run.startedAt > duration("1h")',
  '{{ input.amount }} of {{ steps.action.status }}',
  'input.',
  '',
];

const position = { x: 0, y: 0 };
const empty: FlowDocument = {
  schema: 'countersign.flow/1',
  name: 'Random',
  description: '',
  input: { type: 'object', properties: { amount: { type: 'number' } } },
  nodes: [],
  edges: [],
  notes: [],
  settings: { visitLimit: 50, timeZone: 'UTC' },
};

/** Numbers from 0 up to 1. */
type Chance = () => number;

/** Nodes of these kinds behind a trigger; each port is wired to any other node, or left open with the chance `gaps`. */
function wired(kinds: readonly NodeKind[], next: Chance, gaps: number): FlowDocument {
  let document = { ...empty, nodes: [newNode('trigger', empty, position)] };
  for (const kind of kinds) {
    document = { ...document, nodes: [...document.nodes, varied(newNode(kind, document, position), next)] };
  }
  const edges = document.nodes.flatMap((node) => {
    const targets = document.nodes.slice(1).filter((target) => target !== node);
    return outPorts(node).flatMap(({ name: port }) => {
      const target = next() < gaps ? undefined : targets[Math.floor(next() * targets.length)];
      return target === undefined
        ? []
        : [{ id: `${node.id}-${port}`, source: node.id, port, target: target.id }];
    });
  });
  return { ...document, edges };
}

/** Actions can be undone, else hardly a flow would be accepted; some reviews expire and some branches ask something. */
function varied(node: FlowNode, next: Chance): FlowNode {
  if (node.kind === 'action') return { ...node, config: { ...node.config, reversible: true } };
  if (node.kind === 'gate' && next() < 0.5)
    return { ...node, config: { ...node.config, expiresAfter: '3d' } };
  if (node.kind !== 'branch' || next() < 0.3) return node;
  return {
    ...node,
    config: { cases: node.config.cases.map((item) => ({ ...item, when: 'input.amount > 3' })) },
  };
}

const chanceOf =
  (numbers: fc.Stream<number>): Chance =>
  () =>
    (numbers.next().value as number) / 1_000_001; // safe: the stream never ends

/** Documents of the right shape whose wires go anywhere: many are accepted, most are wrong in several ways at once. */
export const randomFlow: fc.Arbitrary<FlowDocument> = fc
  .tuple(
    fc.array(fc.constantFrom(...RUNNING), { minLength: 1, maxLength: 12 }),
    fc.infiniteStream(fc.nat(1_000_000)),
    fc.constantFrom(0, 0, 0, 0.1),
  )
  .map(([kinds, numbers, gaps]) => wired([...kinds, 'end'], chanceOf(numbers), gaps));

/** Any kinds, other expressions and templates, values of the wrong kind, ids and ends of wires that do not exist. */
export const brokenFlow: fc.Arbitrary<unknown> = fc
  .tuple(
    fc.array(fc.constantFrom(...NODE_KINDS), { maxLength: 10 }),
    fc.infiniteStream(fc.nat(1_000_000)),
    fc.array(
      fc.tuple(fc.nat(400), fc.oneof(fc.constantFrom(...TEXTS), fc.jsonValue(), fc.constant('constructor'))),
      {
        maxLength: 6,
      },
    ),
  )
  .map(([kinds, numbers, changes]) => {
    const next = chanceOf(numbers);
    const document = wired(kinds, next, 0.1);
    const text = () => (next() < 0.6 ? null : (TEXTS[Math.floor(next() * TEXTS.length)] ?? null));
    const nodes = document.nodes.map((node) => withTexts(node, text));
    return replaceLeaves({ ...document, nodes }, new Map(changes));
  });

/** Puts other expressions and templates in the place of some. */
function withTexts(node: FlowNode, text: () => string | null): FlowNode {
  const config = mapTexts(node.kind, node.config as unknown as Json, (old) => text() ?? old);
  return { ...node, config } as unknown as FlowNode; // safe: only texts were replaced by texts
}

/** Replaces the n-th leaf of a JSON value. */
function replaceLeaves(value: unknown, changes: ReadonlyMap<number, unknown>): unknown {
  let leaf = 0;
  return JSON.parse(JSON.stringify(value), (_key, entry: unknown) => {
    if (typeof entry === 'object' && entry !== null) return entry;
    leaf += 1;
    return changes.has(leaf) ? changes.get(leaf) : entry;
  });
}
