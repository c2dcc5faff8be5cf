import { nodeSize, type Places, portY } from '@countersign/drawing';
import { type FlowDocument, outPorts } from '@countersign/model';
import type { ElkNode } from 'elkjs/lib/elk-api.js';

/** The finest layout takes much longer than this for flows that are too much for it. */
const DEADLINE_MS = 6_000;
/** From here on the finest placing would take longer than anybody waits. */
const LARGE = 400;

/** The places that ELK finds, in a worker of its own which ends with it; undefined when it found none in time. */
export async function elkPlaces(
  document: FlowDocument,
  ids: ReadonlySet<string>,
): Promise<Places | undefined> {
  const [{ default: Elk }, { default: workerUrl }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  const elk = new Elk({ workerFactory: () => new Worker(workerUrl) });
  try {
    const graph = await Promise.race([elk.layout(elkGraph(document, ids)), endOf(DEADLINE_MS)]);
    return graph === undefined ? undefined : placesOf(graph);
  } catch {
    // A graph that ELK gives up on has places all the same: those of the other layout.
    return undefined;
  } finally {
    elk.terminateWorker();
  }
}

const endOf = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), ms));

/** The steps as ELK knows them: sizes, and ports in their order so that wires do not cross at a card. */
export function elkGraph(document: FlowDocument, ids: ReadonlySet<string>): ElkNode {
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
      // A loop is cut where it leads back to a step that a case has passed, so that every flow begins at the left.
      'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
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

export const placesOf = ({ children = [] }: ElkNode): Places =>
  new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
