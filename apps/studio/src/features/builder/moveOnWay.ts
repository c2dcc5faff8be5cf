import {
  type Command,
  edgeOfPort,
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
  fail,
  mainPort,
  nodeById,
  ok,
  type Problem,
  problem,
  type Result,
  type SingleCommand,
} from '@countersign/model';

/**
 * The command by which a step changes places with the one that follows it on its usual way (`later`) or comes before it
 * (`earlier`), wires and cards alike; or why it cannot.
 */
export function moveOnWay(
  document: FlowDocument,
  id: string,
  to: 'earlier' | 'later',
): Result<Command, Problem> {
  const node = nodeById(document, id);
  if (node === undefined) return refuse('This step is no longer there.', id);
  const pair = to === 'later' ? pairFrom(document, node) : pairInto(document, node);
  if (pair === undefined) {
    return refuse(
      to === 'later'
        ? `Nothing that could change places follows "${node.title}" on its usual way.`
        : `Nothing that could change places stands before "${node.title}" on a usual way.`,
      id,
    );
  }
  return ok({ type: 'batch', commands: swapped(document, pair) });
}

/** Two steps with the wire by which the first usually leads to the second. */
type Pair = { readonly first: FlowNode; readonly second: FlowNode; readonly between: FlowEdge };

function pairFrom(document: FlowDocument, first: FlowNode): Pair | undefined {
  const port = mainPort(first);
  const between = port && edgeOfPort(document, first.id, port.name);
  const second = between && nodeById(document, between.target);
  if (between === undefined || second === undefined || first.kind === 'trigger') return undefined;
  const isOnlyWayIn = document.edges.every((edge) => edge.target !== second.id || edge === between);
  return mainPort(second) !== undefined && isOnlyWayIn ? { first, second, between } : undefined;
}

function pairInto(document: FlowDocument, second: FlowNode): Pair | undefined {
  const [into] = document.edges.filter((edge) => edge.target === second.id);
  const first = into && nodeById(document, into.source);
  const pair = first && pairFrom(document, first);
  return pair?.second.id === second.id ? pair : undefined;
}

/** What led to the first leads to the second, which leads to the first, which leads on as the second did. */
function swapped(document: FlowDocument, { first, second, between }: Pair): SingleCommand[] {
  const into = document.edges.filter((edge) => edge.target === first.id);
  const port = mainPort(second)?.name ?? '';
  const onward = edgeOfPort(document, second.id, port);
  const back: SingleCommand = {
    type: 'connect',
    edge: { id: onward?.id ?? between.id, source: second.id, port, target: first.id },
  };
  return [
    ...into.map((edge): SingleCommand => ({ type: 'connect', edge: { ...edge, target: second.id } })),
    ...(onward === undefined
      ? [{ type: 'disconnect' as const, edges: [between.id] }, back]
      : [back, { type: 'connect' as const, edge: { ...between, target: onward.target } }]),
    {
      type: 'moveNodes',
      moves: [
        { id: first.id, position: second.position },
        { id: second.id, position: first.position },
      ],
    },
  ];
}

const refuse = (message: string, at: string) => fail(problem('connection_refused', message, at));
