import type { FlowDocument, FlowEdge, FlowNode } from '@countersign/model';
import { type Groups, groupsOf, leavingPort } from './groups.ts';
import type { Box, WireToRoute } from './routeWires.ts';
import { type CardShape, type StepShape, shapeOf, wireEnds } from './wireEnds.ts';

/** A wire between two cards; a card may stand for a folded group. */
export type SceneWire = {
  readonly edge: FlowEdge;
  readonly from: CardShape;
  readonly port: string;
  readonly to: CardShape;
  /** What the way out is called; empty where a step has only one. */
  readonly way: string;
};

/** What there is to see of a flow: steps that have a card, groups, and wires between cards. */
export type Scene = {
  readonly steps: readonly FlowNode[];
  readonly groups: Groups;
  readonly cards: readonly CardShape[];
  readonly wires: readonly SceneWire[];
};

type Drawn = Pick<FlowDocument, 'nodes' | 'edges' | 'groups'>;

export function sceneOf(document: Drawn): Scene {
  const groups = groupsOf(document);
  const shapes = document.nodes.map(shapeOf);
  const { wires, cards } = wiringOf({ shapes, groups, edges: document.edges });
  const steps = document.nodes.filter(({ id }) => !groups.hidden.has(id));
  return { steps, groups, cards, wires };
}

type WiringParts = {
  readonly shapes: readonly StepShape[];
  readonly groups: Groups;
  readonly edges: readonly FlowEdge[];
};

/**
 * The cards and the wires between them. A document being imported may name ports and steps that are not there: such wires
 * are left out.
 */
export function wiringOf({ shapes, groups, edges }: WiringParts): Pick<Scene, 'cards' | 'wires'> {
  const { hidden, folded } = groups;
  const steps = new Map(shapes.map((shape) => [shape.id, shape]));
  const groupCards = new Map(folded.map((card) => [card.id, card]));
  const cardOf = (id: string): CardShape | undefined => {
    const group = hidden.get(id);
    return group === undefined ? steps.get(id) : groupCards.get(group);
  };
  const wires = edges.flatMap((edge): SceneWire[] => {
    const ports = steps.get(edge.source)?.ports ?? [];
    const port = ports.find(({ name }) => name === edge.port);
    const kind = steps.get(edge.target)?.kind ?? 'trigger';
    const from = cardOf(edge.source);
    const to = cardOf(edge.target);
    if (port === undefined || kind === 'trigger' || from === undefined || to === undefined) return [];
    // What runs inside a folded group is not seen.
    if (from === to && hidden.has(edge.source)) return [];
    const name = hidden.has(edge.source) ? leavingPort(edge) : edge.port;
    return [{ edge, from, port: name, to, way: ports.length < 2 ? '' : port.title }];
  });
  const seen = hidden.size === 0 ? shapes : shapes.filter(({ id }) => !hidden.has(id));
  return { wires, cards: folded.length === 0 ? seen : [...seen, ...folded] };
}

/** The cards of a scene, as obstacles. */
export const sceneBoxes = ({ cards }: Pick<Scene, 'cards'>): readonly Box[] => cards;

export const sceneEnds = ({ wires }: Pick<Scene, 'wires'>): WireToRoute[] =>
  wires.map(({ edge, port, from, to }) => wireEnds(edge.id, port, from, to));
