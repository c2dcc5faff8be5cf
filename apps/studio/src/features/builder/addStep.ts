import { freePosition, positionAfter, roomOnEdge } from '@countersign/canvas';
import {
  type Command,
  canAddNode,
  edgeOfPort,
  type FlowDocument,
  type FlowNode,
  freeEdgeId,
  mainPort,
  type NodeKind,
  newNode,
  nodeById,
  type OutPort,
  outPorts,
  type Position,
  type Problem,
  type Result,
  type SingleCommand,
} from '@countersign/model';

/** Where a new step goes: behind a port, into a wire, near a place, or where it was dropped. */
export type StepPlace =
  | { readonly type: 'port'; readonly source: string; readonly port: string; readonly position?: Position }
  | { readonly type: 'edge'; readonly edge: string; readonly position?: Position }
  | { readonly type: 'free'; readonly position: Position }
  /** Where a hand let it go: exactly there, whatever it covers. */
  | { readonly type: 'dropped'; readonly position: Position };

/** The command that adds a step of this kind at this place, and the step's id; or why it cannot be added. */
export function addStep(
  document: FlowDocument,
  kind: NodeKind,
  place: StepPlace,
): Result<{ command: Command; node: string }, Problem> {
  const allowed = canAddNode(document, kind);
  if (!allowed.ok) return allowed;
  const { node, commands } = commandsFor(document, kind, place);
  const [only, ...more] = commands;
  const command: Command = only !== undefined && more.length === 0 ? only : { type: 'batch', commands };
  return { ok: true, value: { command, node: node.id } };
}

function commandsFor(
  document: FlowDocument,
  kind: NodeKind,
  place: StepPlace,
): { node: FlowNode; commands: SingleCommand[] } {
  switch (place.type) {
    case 'dropped': {
      const node = newNode(kind, document, place.position);
      return { node, commands: [{ type: 'addNode', node }] };
    }
    case 'free': {
      const node = newNode(kind, document, freePosition(document, kind, place.position));
      return { node, commands: [{ type: 'addNode', node }] };
    }
    case 'port': {
      const { source, port } = place;
      const position = place.position
        ? freePosition(document, kind, place.position)
        : positionAfter(document, source, port, kind);
      const node = named(newNode(kind, document, position), document, { source, port });
      if (kind === 'trigger') return { node, commands: [{ type: 'addNode', node }] };
      const id = freeEdgeId(source, port, new Set(document.edges.map((edge) => edge.id)));
      const edge = { id, source, port, target: node.id };
      return {
        node,
        commands: [
          { type: 'addNode', node },
          { type: 'connect', edge },
        ],
      };
    }
    case 'edge': {
      const { position, moves } = roomOnEdge(document, place.edge, kind);
      const node = newNode(kind, document, position);
      const insert: SingleCommand = { type: 'insertOnEdge', edge: place.edge, node };
      return { node, commands: moves.length === 0 ? [insert] : [{ type: 'moveNodes', moves }, insert] };
    }
  }
}

/** An end behind a way out of its own is called after it: the outcome of what was rejected is `rejected`. */
function named(node: FlowNode, document: FlowDocument, from: { source: string; port: string }): FlowNode {
  const source = nodeById(document, from.source);
  const port = source && outPorts(source).find((candidate) => candidate.name === from.port);
  if (node.kind !== 'end' || port === undefined || SAYS_NOTHING.has(port.name)) return node;
  return { ...node, title: port.title, config: { ...node.config, outcome: port.name.slice(0, 60) } };
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(['next', 'proposed', 'normal', 'done', 'otherwise']);

/** The port by which a step would usually go on and which leads nowhere yet. */
export function openPort(document: FlowDocument, node: FlowNode): string | undefined {
  const isOpen = (port: OutPort) => edgeOfPort(document, node.id, port.name) === undefined;
  const main = mainPort(node);
  if (main !== undefined && isOpen(main)) return main.name;
  return outPorts(node).find((port) => port.required && isOpen(port))?.name;
}
