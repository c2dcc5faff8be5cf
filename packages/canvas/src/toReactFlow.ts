import {
  CARD_WIDTH,
  ENTRY_WIDTH,
  ENTRY_Y,
  type FoldedGroup,
  type GroupFrame,
  HANDLE_SIZE,
  kindName,
  nodeSize,
  portY,
  type SceneWire,
} from '@countersign/drawing';
import { type FlowNode, type FlowNote, outPorts, type Position as Point } from '@countersign/model';
import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { CanvasLabels } from './canvasLabels.ts';

export type StepNode = Node<{ readonly node: FlowNode }, 'step'>;
export type NoteNode = Node<{ readonly note: FlowNote }, 'note'>;
export type GroupNode = Node<{ readonly folded: FoldedGroup }, 'group'>;
export type FrameNode = Node<{ readonly frame: GroupFrame }, 'frame'>;
export type CanvasNode = StepNode | NoteNode | GroupNode | FrameNode;
type WireData = SceneWire & {
  /** The corners of its line; none while a card at an end is not where the document says. */
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
export function stepNode(node: FlowNode, labels: CanvasLabels): StepNode {
  return {
    id: node.id,
    type: 'step',
    position: node.position,
    data: { node },
    ...nodeSize(node),
    measured: nodeSize(node),
    ariaLabel: cardName(node, labels),
    domAttributes: { 'aria-roledescription': labels.step },
    handles: handles(node),
    connectable: true,
  };
}

/** What a card is called; one that still has the title of its kind is not called so twice. */
function cardName(node: FlowNode, { phrase }: CanvasLabels): string {
  const name = phrase(kindName(node));
  return node.title === name ? name : `${name}: ${node.title}`;
}

/** As many letters of a note as are heard before it is gone into. */
const HEARD = 80;

/** What a note begins with. */
const noteName = ({ text }: FlowNote, { note }: CanvasLabels): string =>
  text.trim().slice(0, HEARD).replaceAll(/\s+/g, ' ') || note;

export function noteNode(note: FlowNote, labels: CanvasLabels): NoteNode {
  return {
    id: noteKey(note.id),
    type: 'note',
    position: note.position,
    data: { note },
    ariaLabel: noteName(note, labels),
    domAttributes: { 'aria-roledescription': labels.note },
    width: note.width,
    height: note.height,
    measured: { width: note.width, height: note.height },
    zIndex: -1,
  };
}

type WireParts = Pick<WireData, 'points'> & {
  /** What the wire is called. */
  readonly name: string;
  readonly labels: CanvasLabels;
};

export function wireEdge(wire: SceneWire, { name, points, labels }: WireParts): CanvasEdge {
  const { edge, from, port, to } = wire;
  return {
    id: edge.id,
    type: 'wire',
    source: from.id,
    sourceHandle: port,
    target: to.id,
    targetHandle: ENTRY_HANDLE,
    data: { ...wire, points },
    ariaLabel: name,
    domAttributes: { 'aria-roledescription': labels.wire },
    // A wire of a folded group is taken elsewhere when its steps can be seen.
    reconnectable: from.id === edge.source && to.id === edge.target,
  };
}

/** The wire while a card at one of its ends is being moved: its line goes with the cards. */
export const followingEdge = (edge: CanvasEdge): CanvasEdge =>
  edge.data === undefined ? edge : { ...edge, data: { ...edge.data, points: undefined } };

/** A folded group: its ports can be seen, but wires are drawn from the steps themselves. */
export function groupNode(folded: FoldedGroup, labels: CanvasLabels): GroupNode {
  const { id, x, y, width, height, group, ports } = folded;
  const half = HANDLE_SIZE / 2;
  return {
    id,
    type: 'group',
    position: { x, y },
    data: { folded },
    width,
    height,
    measured: { width, height },
    ariaLabel: group.title,
    domAttributes: { 'aria-roledescription': labels.group },
    connectable: false,
    handles: [
      entryHandle(),
      ...ports.map(
        (port): NodeHandle => ({
          id: port.name,
          type: 'source',
          position: Position.Right,
          x: width - half,
          y: port.y - half,
          width: HANDLE_SIZE,
          height: HANDLE_SIZE,
        }),
      ),
    ],
  };
}

/** The frame of a group lies behind its steps and is held by its bar. */
export function frameNode(frame: GroupFrame, labels: CanvasLabels): FrameNode {
  const { id, x, y, width, height, group } = frame;
  return {
    id,
    type: 'frame',
    position: { x, y },
    data: { frame },
    domAttributes: { 'aria-roledescription': labels.group },
    width,
    height,
    measured: { width, height },
    ariaLabel: group.title,
    connectable: false,
    dragHandle: '.cs-group-bar',
    style: { pointerEvents: 'none' },
    zIndex: -2,
  };
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
  return [entryHandle(), ...out];
}

const entryHandle = (): NodeHandle => ({
  id: ENTRY_HANDLE,
  type: 'target',
  position: Position.Left,
  x: -ENTRY_WIDTH / 2,
  y: ENTRY_Y - HANDLE_SIZE / 2,
  width: ENTRY_WIDTH,
  height: HANDLE_SIZE,
});
