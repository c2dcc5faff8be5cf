import { type FlowEdge, type FlowNode, outPorts } from '@countersign/model';
import { ENTRY_WIDTH, ENTRY_Y, HANDLE_SIZE, nodeSize, portY } from './nodeSize.ts';
import type { Box, WireToRoute } from './routeWires.ts';

/** A step's card on the canvas. */
export const boxOf = (node: FlowNode): Box => ({ id: node.id, ...node.position, ...nodeSize(node) });

/** Where a wire begins and ends, for cards that stand where the document says. */
export function wireEnds(edge: FlowEdge, source: FlowNode, target: FlowNode): WireToRoute {
  const ports = outPorts(source);
  const port = ports.findIndex(({ name }) => name === edge.port);
  const out = portY(source, Math.max(0, port));
  return {
    id: edge.id,
    source: source.id,
    target: target.id,
    sourceX: source.position.x + nodeSize(source).width + HANDLE_SIZE / 2,
    sourceY: source.position.y + out,
    targetX: target.position.x - ENTRY_WIDTH / 2,
    targetY: target.position.y + ENTRY_Y,
    sourceBelow: nodeSize(source).height - out,
    targetBelow: nodeSize(target).height - ENTRY_Y,
    port: Math.max(0, port),
    ports: ports.length,
  };
}
