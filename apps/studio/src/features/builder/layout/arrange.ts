import type { Move } from '@countersign/canvas';
import { nodeSize, portY } from '@countersign/drawing';
import type { FlowDocument, Position } from '@countersign/model';
import { outPorts } from '@countersign/model';
import type { ElkNode } from 'elkjs/lib/elk-api.js';

const DEADLINE_MS = 20_000;
/** From here on the finest placing would take longer than anybody waits. */
const LARGE = 400;
const GRID = 8;

/**
 * New places for the given steps, left to right by the wires, covering nothing. The work is done by ELK in a worker of
 * its own, which ends with it. Undefined when no layout was found in time.
 */
export async function arrange(document: FlowDocument, ids: ReadonlySet<string>): Promise<Move[] | undefined> {
  const [{ default: Elk }, { default: workerUrl }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  const elk = new Elk({ workerFactory: () => new Worker(workerUrl) });
  try {
    const graph = await Promise.race([elk.layout(graphOf(document, ids)), endOf(DEADLINE_MS)]);
    return graph === undefined ? undefined : movesOf(document, graph, ids);
  } finally {
    elk.terminateWorker();
  }
}

const endOf = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), ms));

/** The steps as ELK knows them: sizes, and ports in their order so that wires do not cross at a card. */
export function graphOf(document: FlowDocument, ids: ReadonlySet<string>): ElkNode {
  const nodes = document.nodes.filter((node) => ids.has(node.id));
  return {
    id: 'flow',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '104',
      'elk.spacing.nodeNode': '40',
      'elk.layered.nodePlacement.strategy': nodes.length < LARGE ? 'NETWORK_SIMPLEX' : 'BRANDES_KOEPF',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
    children: nodes.map((node) => ({
      id: node.id,
      ...nodeSize(node),
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: [
        { id: `${node.id}.$in`, x: 0, y: 26, width: 1, height: 1 },
        ...outPorts(node).map((port, index) => ({
          id: `${node.id}.${port.name}`,
          x: nodeSize(node).width,
          y: portY(node, index),
          width: 1,
          height: 1,
        })),
      ],
    })),
    edges: document.edges
      .filter((edge) => ids.has(edge.source) && ids.has(edge.target))
      .map((edge) => ({
        id: edge.id,
        sources: [`${edge.source}.${edge.port}`],
        targets: [`${edge.target}.$in`],
      })),
  };
}

/** What ELK found, put where the steps stood: the first corner stays in its place. */
export function movesOf(document: FlowDocument, graph: ElkNode, ids: ReadonlySet<string>): Move[] {
  const before = document.nodes.filter((node) => ids.has(node.id)).map((node) => node.position);
  const found = graph.children ?? [];
  const origin = corner(before);
  const start = corner(found.map(({ x = 0, y = 0 }) => ({ x, y })));
  return found.map(({ id, x = 0, y = 0 }) => ({
    id,
    position: { x: snap(origin.x + x - start.x), y: snap(origin.y + y - start.y) },
  }));
}

const corner = (positions: readonly Position[]): Position => ({
  x: positions.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY),
  y: positions.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY),
});

const snap = (value: number): number => Math.round(value / GRID) * GRID;
