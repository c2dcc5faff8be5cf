import type { FlowDocument, FlowEdge, FlowNode } from '@countersign/model';
import { drawableEdges } from './drawableEdges.ts';
import { type Groups, groupsOf, leavingPort } from './groups.ts';
import type { Box, WireToRoute } from './routeWires.ts';
import { type CardShape, shapeOf, wireEnds } from './wireEnds.ts';

/** A wire between two cards; a card may stand for a folded group. */
export type SceneWire = {
  readonly edge: FlowEdge;
  readonly from: CardShape;
  readonly port: string;
  readonly to: CardShape;
};

/** What there is to see of a flow: steps that have a card, groups, and wires between cards. */
export type Scene = {
  readonly steps: readonly FlowNode[];
  readonly groups: Groups;
  readonly wires: readonly SceneWire[];
};

type Drawn = Pick<FlowDocument, 'nodes' | 'edges' | 'groups'>;

export function sceneOf(document: Drawn): Scene {
  const groups = groupsOf(document);
  const { hidden } = groups;
  const steps = hidden.size === 0 ? document.nodes : document.nodes.filter(({ id }) => !hidden.has(id));
  const cards = new Map<string, CardShape>([
    ...steps.map((node): [string, CardShape] => [node.id, shapeOf(node)]),
    ...groups.folded.map((card): [string, CardShape] => [card.id, card]),
  ]);
  const wires = drawableEdges(document).flatMap((edge): SceneWire[] => {
    const from = cards.get(hidden.get(edge.source) ?? edge.source);
    const to = cards.get(hidden.get(edge.target) ?? edge.target);
    if (from === undefined || to === undefined || from === to) return [];
    return [{ edge, from, port: hidden.has(edge.source) ? leavingPort(edge) : edge.port, to }];
  });
  return { steps, groups, wires };
}

/** The cards of a scene, as obstacles. */
export const sceneBoxes = ({ steps, groups }: Scene): Box[] => [...steps.map(shapeOf), ...groups.folded];

export const sceneEnds = ({ wires }: Scene): WireToRoute[] =>
  wires.map(({ edge, port, from, to }) => wireEnds(edge.id, port, from, to));
