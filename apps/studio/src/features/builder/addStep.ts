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
  type OutPort,
  outPorts,
  type Position,
  type Problem,
  type Result,
  type SingleCommand,
} from '@countersign/model';

/** Where a new step goes: behind a port, into a wire, or to a free place. */
export type StepPlace =
  | { readonly type: 'port'; readonly source: string; readonly port: string; readonly position?: Position }
  | { readonly type: 'edge'; readonly edge: string; readonly position?: Position }
  | { readonly type: 'free'; readonly position: Position };

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
    case 'free': {
      const node = newNode(kind, document, freePosition(document, kind, place.position));
      return { node, commands: [{ type: 'addNode', node }] };
    }
    case 'port': {
      const { source, port } = place;
      const position = place.position
        ? freePosition(document, kind, place.position)
        : positionAfter(document, source, port, kind);
      const node = newNode(kind, document, position);
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

/** The port by which a step would usually go on and which leads nowhere yet. */
export function openPort(document: FlowDocument, node: FlowNode): string | undefined {
  const isOpen = (port: OutPort) => edgeOfPort(document, node.id, port.name) === undefined;
  const main = mainPort(node);
  if (main !== undefined && isOpen(main)) return main.name;
  return outPorts(node).find((port) => port.required && isOpen(port))?.name;
}
