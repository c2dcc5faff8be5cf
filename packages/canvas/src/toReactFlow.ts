import {
  canBeEntered,
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
  type FlowNote,
  NODE_KIND_INFO,
  outPorts,
  type Position as Point,
} from '@countersign/model';
import { type Edge, MarkerType, type Node, type NodeHandle, Position } from '@xyflow/react';
import { CARD_WIDTH, ENTRY_WIDTH, ENTRY_Y, HANDLE_SIZE, nodeSize, portY } from './nodeSize.ts';

export type StepNode = Node<{ readonly node: FlowNode }, 'step'>;
export type NoteNode = Node<{ readonly note: FlowNote }, 'note'>;
export type CanvasNode = StepNode | NoteNode;
type WireData = {
  readonly edge: FlowEdge;
  readonly source: FlowNode | undefined;
  readonly target: FlowNode | undefined;
  /** The corners of its line while its cards stand where the document says. */
  readonly points: readonly Point[] | undefined;
};
export type CanvasEdge = Edge<WireData, 'wire'>;

/** Notes share React Flow's id space with nodes; `:` cannot occur in a node id. */
const NOTE_PREFIX = 'note:';
export const noteKey = (id: string): string => `${NOTE_PREFIX}${id}`;
export const noteIdOf = (key: string): string | undefined =>
  key.startsWith(NOTE_PREFIX) ? key.slice(NOTE_PREFIX.length) : undefined;

/** The handle id of the way in; out handles are called like their ports, which begin with a letter. */
export const ENTRY_HANDLE = '$in';

/** A node's card with size and handles declared, so that nothing has to be measured. */
export function stepNode(node: FlowNode): StepNode {
  return {
    id: node.id,
    type: 'step',
    position: node.position,
    data: { node },
    ...nodeSize(node),
    measured: nodeSize(node),
    ariaLabel: `${NODE_KIND_INFO[node.kind].title}: ${node.title}`,
    handles: handles(node),
    connectable: true,
  };
}

export function noteNode(note: FlowNote): NoteNode {
  return {
    id: noteKey(note.id),
    type: 'note',
    position: note.position,
    data: { note },
    width: note.width,
    height: note.height,
    measured: { width: note.width, height: note.height },
    zIndex: -1,
  };
}

export function wireEdge(
  edge: FlowEdge,
  nodes: ReadonlyMap<string, FlowNode>,
  points?: readonly Point[],
): CanvasEdge {
  return {
    id: edge.id,
    type: 'wire',
    source: edge.source,
    sourceHandle: edge.port,
    target: edge.target,
    targetHandle: ENTRY_HANDLE,
    data: { edge, source: nodes.get(edge.source), target: nodes.get(edge.target), points },
    markerEnd: {
      type: MarkerType.ArrowClosed,
      width: 14,
      height: 14,
      color: 'var(--canvas-wire)',
      markerUnits: 'userSpaceOnUse',
    },
  };
}

/** Wires whose ends exist: a document being imported may name ports and steps that are not there. */
export function drawableEdges(document: Pick<FlowDocument, 'nodes' | 'edges'>): FlowEdge[] {
  const ports = new Map(
    document.nodes.map((node) => [node.id, new Set(outPorts(node).map((port) => port.name))]),
  );
  const entries = new Set(document.nodes.filter(canBeEntered).map((node) => node.id));
  return document.edges.filter((edge) => ports.get(edge.source)?.has(edge.port) && entries.has(edge.target));
}

function handles(node: FlowNode): NodeHandle[] {
  const half = HANDLE_SIZE / 2;
  const size = { width: HANDLE_SIZE, height: HANDLE_SIZE };
  const out = outPorts(node).map(
    (port, index): NodeHandle => ({
      id: port.name,
      type: 'source',
      position: Position.Right,
      x: CARD_WIDTH - half,
      y: portY(node, index) - half,
      ...size,
    }),
  );
  if (node.kind === 'trigger') return out;
  return [
    {
      id: ENTRY_HANDLE,
      type: 'target',
      position: Position.Left,
      x: -ENTRY_WIDTH / 2,
      y: ENTRY_Y - half,
      width: ENTRY_WIDTH,
      height: HANDLE_SIZE,
    },
    ...out,
  ];
}
