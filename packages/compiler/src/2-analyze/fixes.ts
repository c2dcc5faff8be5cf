import {
  type Command,
  type FlowDocument,
  type FlowNode,
  freeEdgeId,
  freeNodeId,
  type Json,
  type JsonObject,
  type SingleCommand,
} from '@countersign/model';

/** A way to mend a finding: the words of its button and the edit behind it. */
export type Fix = { readonly title: string; readonly command: Command };

/** Changes some fields of a node's config. */
export function changeConfig<TNode extends FlowNode>(
  title: string,
  node: TNode,
  changes: Partial<TNode['config']>,
): Fix {
  const config = { ...node.config, ...changes } as unknown as JsonObject; // safe: a parsed config is JSON
  return { title, command: { type: 'setConfig', node: node.id, config } };
}

/** Leaves a field of a node's config out. */
export function dropFromConfig<TNode extends FlowNode>(
  title: string,
  node: TNode,
  field: keyof TNode['config'] & string,
): Fix {
  const { [field]: _, ...config } = node.config as unknown as Record<string, Json>; // safe: a parsed config is JSON
  return { title, command: { type: 'setConfig', node: node.id, config } };
}

/** Takes a wire away. */
export const removeWire = (id: string): Fix => ({
  title: 'Remove the wire',
  command: { type: 'disconnect', edges: [id] },
});

/** Takes a step away, with its wires. */
export const removeStep = ({ id, title }: FlowNode): Fix => ({
  title: `Remove "${title}"`,
  command: { type: 'removeNodes', nodes: [id] },
});

/** An end of its own behind a port, beside the step and below whatever stands there already. */
export function leadToEnd(document: FlowDocument, from: FlowNode, port: string): SingleCommand[] {
  const position = freePlace(document, { x: from.position.x + COLUMN, y: from.position.y + ROW });
  const id = freeNodeId(`${port}End`, new Set(document.nodes.map((node) => node.id)));
  const edge = freeEdgeId(from.id, port, new Set(document.edges.map((other) => other.id)));
  const title = port.charAt(0).toUpperCase() + port.slice(1);
  return [
    { type: 'addNode', node: { id, kind: 'end', title, position, config: { outcome: port, output: [] } } },
    { type: 'connect', edge: { id: edge, source: from.id, port, target: id } },
  ];
}

/** A wire from an open port of a parallel step to the join of its block. */
export function leadToJoin(
  document: FlowDocument,
  from: FlowNode,
  { port, join }: { readonly port: string; readonly join: FlowNode },
): Fix {
  const id = freeEdgeId(from.id, port, new Set(document.edges.map((edge) => edge.id)));
  const edge = { id, source: from.id, port, target: join.id };
  return { title: `Lead to "${join.title}"`, command: { type: 'connect', edge } };
}

/** Distances between cards, in pixels. */
export const COLUMN = 320;
const ROW = 170;

/** A place for a card near the wanted one: below whatever stands there already. */
export function freePlace(document: FlowDocument, wanted: FlowNode['position']): FlowNode['position'] {
  const isTaken = document.nodes.some(
    ({ position }) => Math.abs(position.x - wanted.x) < COLUMN && Math.abs(position.y - wanted.y) < ROW,
  );
  return isTaken ? freePlace(document, { x: wanted.x, y: wanted.y + ROW }) : wanted;
}
