import {
  FlowDocument,
  type FlowNode,
  NODE_KINDS,
  type NodeKind,
  newNode,
  outPorts,
} from '@countersign/model';

const COLUMN = 352;
const ROW = 232;
/** Kinds as often as real flows have them: judging and acting steps more than the rest. */
const MIX: readonly NodeKind[] = [
  'agent',
  'exception',
  'gate',
  'action',
  'sampler',
  'branch',
  'agent',
  'transform',
  'gate',
  'action',
  'wait',
  'subflow',
];

/**
 * A flow of so many steps, drawn in rows that are about as wide as the whole is high: the first way out of each step leads to the
 * next of its row, the second into the row below, so that there are about one and a half wires per step.
 */
export function largeFlow(size: number, name = `Flow of ${size} steps`): FlowDocument {
  const columns = Math.max(4, Math.round(Math.sqrt(size * (ROW / COLUMN) * 1.6)));
  const nodes = Array.from({ length: size }, (_, index) => nodeAt(index, columns));
  const edges = nodes.flatMap((node, index) => wiresOf(node, nodes, { index, columns }));
  return FlowDocument.parse({ schema: 'countersign.flow/1', name, nodes, edges });
}

function nodeAt(index: number, columns: number): FlowNode {
  const column = index % columns;
  const row = Math.floor(index / columns);
  const kind =
    index === 0 ? 'trigger' : column === columns - 1 ? 'end' : (MIX[index % MIX.length] ?? 'action');
  const node = newNode(kind, { nodes: [] }, { x: column * COLUMN, y: row * ROW });
  return { ...node, id: `step${index}`, title: `${TITLES[NODE_KINDS.indexOf(kind)] ?? kind} ${index}` };
}

const TITLES = [
  'Intake',
  'Triage',
  'Sign-off',
  'Unusual',
  'Check later',
  'Notify',
  'Which way',
  'Totals',
  'Cool off',
];

function wiresOf(
  node: FlowNode,
  nodes: readonly FlowNode[],
  { index, columns }: { index: number; columns: number },
): FlowDocument['edges'] {
  const isLast = index % columns === columns - 1;
  const targets = [isLast ? undefined : nodes[index + 1], isLast ? undefined : nodes[index + columns + 1]];
  return outPorts(node)
    .slice(0, 2)
    .flatMap((port, way) => {
      const target = targets[way];
      if (target === undefined) return [];
      return [{ id: `${node.id}_${port.name}`, source: node.id, port: port.name, target: target.id }];
    });
}
