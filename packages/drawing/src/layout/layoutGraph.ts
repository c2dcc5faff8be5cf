import type { FlowDocument } from '@countersign/model';
import type { FoldedGroup } from '../groups.ts';
import { sceneOf } from '../scene.ts';

/** What a layout has to place: cards by their sizes, and wires by the heights at which they leave and enter. */
export type LayoutGraph = {
  readonly cards: readonly LayoutCard[];
  readonly wires: readonly LayoutWire[];
};

export type LayoutCard = {
  readonly id: string;
  readonly height: number;
  /** Cards of one group stand together, and nothing else between them. */
  readonly group: string | undefined;
  /** How high the card is that stands for the group when it is folded. */
  readonly foldedHeight: number;
};

/** `out` is how far below the top of its card a wire leaves it. */
export type LayoutWire = { readonly source: string; readonly target: string; readonly out: number };

type Drawn = Pick<FlowDocument, 'nodes' | 'edges' | 'groups'>;

/** The chosen steps of a flow and the wires between them, as if no group were folded. */
export function layoutGraphOf(document: Drawn, ids: ReadonlySet<string>): LayoutGraph {
  const { nodes, edges, groups = [] } = document;
  const groupOf = new Map(groups.flatMap((group) => group.nodes.map((node) => [node, group.id] as const)));
  const cardOf = new Map(foldedCards(document).map((card) => [card.group.id, card.height]));
  const { cards, wires } = sceneOf({ nodes, edges });
  return {
    cards: cards
      .filter(({ id }) => ids.has(id))
      .map(({ id, height }) => {
        const group = groupOf.get(id);
        return { id, height, group, foldedHeight: (group === undefined ? 0 : cardOf.get(group)) ?? 0 };
      }),
    wires: wires.flatMap(({ from, to, port }) => {
      if (from === to || !ids.has(from.id) || !ids.has(to.id)) return [];
      const out = from.ports.find(({ name }) => name === port)?.y ?? 0;
      return [{ source: from.id, target: to.id, out }];
    }),
  };
}

function foldedCards({ nodes, edges, groups = [] }: Drawn): readonly FoldedGroup[] {
  if (groups.length === 0) return [];
  return sceneOf({ nodes, edges, groups: groups.map((group) => ({ ...group, isFolded: true })) }).groups
    .folded;
}
