import { type FlowNode, type NodeKind, outPorts } from '@countersign/model';
import { ENTRY_Y, nodeSize, portY } from './cardSize.ts';
import { ENTRY_WIDTH, HANDLE_SIZE } from './handleSize.ts';
import { isPlaceholder } from './kindName.ts';
import type { Box, WireToRoute } from './routeWires.ts';

/** A card with the places of its ways out. */
export type CardShape = Box & {
  readonly ports: readonly { readonly name: string; readonly title: string; readonly y: number }[];
};

/** All that wires, pictures from afar and guides need of a step: it stays the same while words are typed. */
export type StepShape = CardShape & { readonly kind: NodeKind; readonly isPlaceholder: boolean };

/** A step's card on the canvas. */
export const boxOf = (node: FlowNode): Box => ({ id: node.id, ...node.position, ...nodeSize(node) });

export const shapeOf = (node: FlowNode): StepShape => ({
  ...boxOf(node),
  kind: node.kind,
  isPlaceholder: isPlaceholder(node),
  ports: outPorts(node).map(({ name, title }, index) => ({ name, title, y: portY(node, index) })),
});

/** Where a wire begins and ends. */
export function wireEnds(id: string, port: string, from: CardShape, to: CardShape): WireToRoute {
  const index = Math.max(
    0,
    from.ports.findIndex(({ name }) => name === port),
  );
  const out = from.ports[index]?.y ?? ENTRY_Y;
  return {
    id,
    source: from.id,
    target: to.id,
    sourceX: from.x + from.width + HANDLE_SIZE / 2,
    sourceY: from.y + out,
    targetX: to.x - ENTRY_WIDTH / 2,
    targetY: to.y + ENTRY_Y,
    sourceBelow: from.height - out,
    targetBelow: to.height - ENTRY_Y,
    port: index,
    ports: from.ports.length,
  };
}
