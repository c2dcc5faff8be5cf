import type { FlowDocument } from './flow.ts';
import { freeNodeId } from './freeNodeId.ts';
import { type ConfigOf, type FlowNode, NODE_CONFIGS, type NodeKind, type Position } from './node.ts';
import { NODE_KIND_INFO } from './nodeKindInfo.ts';

/** What a new call names until somebody chooses a flow; no flow has this name by itself, so the compiler asks for one. */
export const UNCHOSEN_FLOW = 'choose-a-flow';

type StartConfigs = { readonly [TKind in NodeKind]: unknown };

/**
 * What a new node says before anybody edits it: the smallest config that means something and can run, so that a fresh
 * drawing compiles as soon as it is wired.
 */
const START_CONFIGS: StartConfigs = {
  trigger: {},
  agent: {
    provider: {
      type: 'rules',
      rules: [
        { when: 'true', decision: 'approve', confidence: 0.8, summary: 'No rule speaks against this case.' },
      ],
    },
  },
  gate: { question: 'Is this proposal right?' },
  exception: {
    rules: [{ port: 'unsure', title: 'The agent is unsure', when: { type: 'lowConfidence', below: 0.6 } }],
  },
  sampler: {},
  action: {
    operation: {
      type: 'email',
      to: 'team@example.com',
      subject: 'A case was decided',
      body: 'Run {{ run.id }} is done.',
    },
  },
  branch: { cases: [{ port: 'yes', title: 'Yes', when: 'true' }] },
  transform: { set: [{ name: 'value', value: '1' }] },
  wait: { until: { type: 'duration', duration: '1h' } },
  parallel: {
    branches: [
      { port: 'first', title: 'First' },
      { port: 'second', title: 'Second' },
    ],
  },
  join: {},
  each: { flow: UNCHOSEN_FLOW, items: '[]', input: 'item' },
  subflow: { flow: UNCHOSEN_FLOW, input: 'input' },
  end: {},
};

/** A node of this kind with a free id, its kind's title, numbered where it is taken, and a config that can run. */
export function newNode<TKind extends NodeKind>(
  kind: TKind,
  document: Pick<FlowDocument, 'nodes'>,
  position: Position,
): FlowNode {
  const taken = new Set(document.nodes.map((node) => node.id));
  const config = NODE_CONFIGS[kind].parse(START_CONFIGS[kind]) as ConfigOf<TKind>; // safe: the schema of this kind
  const id = freeNodeId(kind, taken);
  const title = freeTitle(NODE_KIND_INFO[kind].title, document.nodes);
  return { id, kind, title, config, position } as FlowNode; // safe: config belongs to kind
}

/** The first of `Gate`, `Gate 2`, `Gate 3` … that no node is called. */
export function freeTitle(wish: string, nodes: FlowDocument['nodes']): string {
  const taken = new Set(nodes.map(({ title }) => title));
  for (let number = 1; ; number += 1) {
    const title = number === 1 ? wish : `${wish} ${number}`;
    if (!taken.has(title)) return title;
  }
}
