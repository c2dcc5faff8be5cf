import { type FlowDocument, type FlowGroup, type FlowNode, outPorts } from '@countersign/model';
import { CARD_WIDTH, listedHeight, listedPortY } from './cardSize.ts';
import { enclosing } from './enclosing.ts';
import type { Box } from './routeWires.ts';
import { boxOf, type CardShape } from './wireEnds.ts';

/** Groups share React Flow's id space with steps; `:` cannot occur in a node id. */
const GROUP_PREFIX = 'group:';
export const groupKey = (id: string): string => `${GROUP_PREFIX}${id}`;
export const groupIdOf = (key: string): string | undefined =>
  key.startsWith(GROUP_PREFIX) ? key.slice(GROUP_PREFIX.length) : undefined;

/** A group that is drawn as one card: its ports are the wires that leave it. */
export type FoldedGroup = CardShape & {
  readonly group: FlowGroup;
};

/** A group that is drawn as a frame around its steps. */
export type GroupFrame = Box & { readonly group: FlowGroup };

export type Groups = {
  readonly folded: readonly FoldedGroup[];
  readonly frames: readonly GroupFrame[];
  /** Step → key of the folded card it is hidden in. */
  readonly hidden: ReadonlyMap<string, string>;
};

const PADDING = 24;
const BAR = 34;
const NO_GROUPS: Groups = { folded: [], frames: [], hidden: new Map() };

/** How the groups of a flow are drawn. */
export function groupsOf(document: Pick<FlowDocument, 'nodes' | 'edges' | 'groups'>): Groups {
  const { groups = [] } = document;
  if (groups.length === 0) return NO_GROUPS;
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  const hidden = new Map<string, string>();
  for (const group of groups) {
    if (group.isFolded === true) for (const id of group.nodes) hidden.set(id, groupKey(group.id));
  }
  const membersOf = (group: FlowGroup) => group.nodes.flatMap((id) => byId.get(id) ?? []);
  return {
    hidden,
    folded: groups
      .filter(({ isFolded }) => isFolded)
      .map((group) => folded(document, group, membersOf(group))),
    frames: groups.filter(({ isFolded }) => !isFolded).map((group) => frame(group, membersOf(group))),
  };
}

function frame(group: FlowGroup, members: readonly FlowNode[]): GroupFrame {
  const { x, y, width, height } = enclosing(members.map(boxOf));
  return {
    id: groupKey(group.id),
    group,
    x: x - PADDING,
    y: y - PADDING - BAR,
    width: width + 2 * PADDING,
    height: height + 2 * PADDING + BAR,
  };
}

/** One card where the first corner of the steps is, with a port for each way out of the group. */
function folded(
  { edges }: Pick<FlowDocument, 'edges'>,
  group: FlowGroup,
  members: readonly FlowNode[],
): FoldedGroup {
  const inside = new Map(members.map((node) => [node.id, node]));
  const ways = edges.flatMap((edge) => {
    const source = inside.get(edge.source);
    if (source === undefined || inside.has(edge.target)) return [];
    const port = outPorts(source).find(({ name }) => name === edge.port);
    return port === undefined ? [] : [{ name: leavingPort(edge), title: `${source.title}: ${port.title}` }];
  });
  const { x, y } = enclosing(members.map(boxOf));
  return {
    id: groupKey(group.id),
    group,
    x,
    y,
    width: CARD_WIDTH,
    height: listedHeight(ways.length),
    ports: ways.map(({ name, title }, index) => ({ name, title, y: listedPortY(index) })),
  };
}

/** The name of a port of a folded group: which way out of which step it is. */
export const leavingPort = ({ source, port }: { readonly source: string; readonly port: string }): string =>
  `${source}.${port}`;

/** The steps that a card stands for: itself, or those of a group. */
export function stepsOf(document: Pick<FlowDocument, 'groups'>, key: string): readonly string[] {
  const id = groupIdOf(key);
  if (id === undefined) return [key];
  return document.groups?.find((group) => group.id === id)?.nodes ?? [];
}

/** The place of a group's card or frame. */
export function groupBox(document: FlowDocument, key: string): Box | undefined {
  const { folded, frames } = groupsOf(document);
  return [...folded, ...frames].find(({ id }) => id === key);
}

/** The first group that holds any of these steps. */
export function groupAt({ groups = [] }: FlowDocument, nodes: readonly string[]): FlowGroup | undefined {
  const chosen = new Set(nodes);
  return groups.find((group) => group.nodes.some((id) => chosen.has(id)));
}
