import { freePosition, positionAfter, roomOnEdge } from '@countersign/canvas';
import {
  applyCommand,
  type Command,
  canAddNode,
  edgeOfPort,
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
  freeEdgeId,
  freeTitle,
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

/** What is to be added: its kind, and what such a step is called in the reader's language. */
export type NewStep = {
  readonly kind: NodeKind;
  readonly titleOf?: ((kind: NodeKind) => string) | undefined;
};

/**
 * The command that adds a step of this kind at this place, and the step's id; or why it cannot be added. A parallel step
 * brings its join along, and its branches lead there.
 */
export function addStep(
  document: FlowDocument,
  { kind, titleOf }: NewStep,
  place: StepPlace,
): Result<{ command: Command; node: string }, Problem> {
  const allowed = canAddNode(document, kind);
  if (!allowed.ok) return allowed;
  const words = { titleOf };
  const { node, commands } = commandsFor(document, { kind, ...words }, place);
  const all = kind === 'parallel' ? [...commands, ...joinOf(document, { node, commands, words })] : commands;
  const [only, ...more] = all;
  const command: Command = only !== undefined && more.length === 0 ? only : { type: 'batch', commands: all };
  return { ok: true, value: { command, node: node.id } };
}

type Added = { readonly node: FlowNode; readonly commands: SingleCommand[] };
type Words = Pick<NewStep, 'titleOf'>;

function commandsFor(document: FlowDocument, step: NewStep, place: StepPlace): Added {
  const { kind } = step;
  switch (place.type) {
    case 'dropped': {
      const node = stepOf(step, document, place.position);
      return { node, commands: [{ type: 'addNode', node }] };
    }
    case 'free': {
      const node = stepOf(step, document, freePosition(document, kind, place.position));
      return { node, commands: [{ type: 'addNode', node }] };
    }
    case 'port': {
      const { source, port } = place;
      const position = place.position
        ? freePosition(document, kind, place.position)
        : positionAfter(document, source, port, kind);
      const node = named(stepOf(step, document, position), document, { source, port });
      if (kind === 'trigger') return { node, commands: [{ type: 'addNode', node }] };
      return {
        node,
        commands: [{ type: 'addNode', node }, wire(document, { source, port, target: node.id })],
      };
    }
    case 'edge': {
      const { position, moves } = roomOnEdge(document, place.edge, kind);
      const node = stepOf(step, document, position);
      const insert: SingleCommand = { type: 'insertOnEdge', edge: place.edge, node };
      return { node, commands: moves.length === 0 ? [insert] : [{ type: 'moveNodes', moves }, insert] };
    }
  }
}

/** A new node, called as the reader calls its kind, numbered where another one has the title. */
function stepOf({ kind, titleOf }: NewStep, document: FlowDocument, position: Position): FlowNode {
  const node = newNode(kind, document, position);
  return titleOf === undefined ? node : { ...node, title: freeTitle(titleOf(kind), document.nodes) };
}

function wire(document: FlowDocument, way: Omit<FlowEdge, 'id'>): SingleCommand {
  const ids = new Set(document.edges.map((edge) => edge.id));
  return { type: 'connect', edge: { id: freeEdgeId(way.source, way.port, ids), ...way } };
}

/** The join of a parallel step that was just added: on the way of its first branch, and every other one leads there. */
function joinOf(
  document: FlowDocument,
  { node, commands, words }: Added & { readonly words: Words },
): SingleCommand[] {
  const applied = applyCommand(document, { type: 'batch', commands });
  if (!applied.ok) return [];
  const after = applied.value.document;
  const [first, ...others] = outPorts(node).map((port) => port.name);
  if (first === undefined) return [];
  const onward = edgeOfPort(after, node.id, first);
  const place: StepPlace =
    onward === undefined ? { type: 'port', source: node.id, port: first } : { type: 'edge', edge: onward.id };
  const join = commandsFor(after, { kind: 'join', ...words }, place);
  const wires = others.map((port) => wire(after, { source: node.id, port, target: join.node.id }));
  return [...join.commands, ...wires];
}

/** An end behind a way out of its own is called after it: the outcome of what was rejected is `rejected`. */
function named(node: FlowNode, document: FlowDocument, from: { source: string; port: string }): FlowNode {
  const source = nodeById(document, from.source);
  const port = source && outPorts(source).find((candidate) => candidate.name === from.port);
  if (node.kind !== 'end' || port === undefined || SAYS_NOTHING.has(port.name)) return node;
  return {
    ...node,
    title: freeTitle(port.title, document.nodes),
    config: { ...node.config, outcome: port.name.slice(0, 60) },
  };
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(['next', 'proposed', 'normal', 'done', 'otherwise']);

/** The port by which a step would usually go on and which leads nowhere yet. */
export function openPort(document: FlowDocument, node: FlowNode): string | undefined {
  const isOpen = (port: OutPort) => edgeOfPort(document, node.id, port.name) === undefined;
  const main = mainPort(node);
  if (main !== undefined && isOpen(main)) return main.name;
  return outPorts(node).find((port) => port.required && isOpen(port))?.name;
}

/** A branch of a parallel step that leads straight to its join: the next step goes there. */
export function emptyBranch(document: FlowDocument, node: FlowNode): FlowEdge | undefined {
  if (node.kind !== 'parallel') return undefined;
  return outPorts(node)
    .map((port) => edgeOfPort(document, node.id, port.name))
    .find((edge) => edge !== undefined && nodeById(document, edge.target)?.kind === 'join');
}
