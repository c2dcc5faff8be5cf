import { ENTRY_Y } from '../cardSize.ts';
import type { LayoutCard, LayoutWire } from './layoutGraph.ts';

const GAP = 44;
const SWEEPS = 4;

type Columns = {
  readonly columns: readonly (readonly string[])[];
  readonly cards: ReadonlyMap<string, LayoutCard>;
  readonly wires: readonly LayoutWire[];
};

/** The top of each card: in the order of its column, as level with its neighbours as the others leave room for. */
export function placeColumns({ columns, cards, wires }: Columns): Map<string, number> {
  const tops = new Map<string, number>();
  const heightOf = (id: string) => (cards.get(id)?.height ?? 0) + GAP;
  for (const column of columns) {
    let top = 0;
    for (const id of column) {
      tops.set(id, top);
      top += heightOf(id);
    }
  }
  const entering = Map.groupBy(wires, ({ target }) => target);
  const leaving = Map.groupBy(wires, ({ source }) => source);
  const wish = (id: string, isForward: boolean): number => {
    const own = isForward ? entering.get(id) : leaving.get(id);
    const at = (own ?? []).map(({ source, target, out }) =>
      isForward ? (tops.get(source) ?? 0) + out - ENTRY_Y : (tops.get(target) ?? 0) + ENTRY_Y - out,
    );
    return at.length === 0 ? (tops.get(id) ?? 0) : at.reduce((sum, y) => sum + y, 0) / at.length;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isForward = sweep % 2 === 0;
    for (const column of isForward ? columns : columns.toReversed()) {
      const wishes = column.map((id) => wish(id, isForward));
      spread(wishes, column.map(heightOf)).forEach((top, index) => {
        const id = column[index];
        if (id !== undefined) tops.set(id, top);
      });
    }
  }
  return tops;
}

/**
 * The places nearest to the wishes that keep the order and leave each its length: neighbours that want to be in the same
 * place share it around the mean of what they want.
 */
function spread(wishes: readonly number[], lengths: readonly number[]): number[] {
  type Block = { sum: number; count: number; first: number };
  const offsets: number[] = [];
  let offset = 0;
  for (const length of lengths) {
    offsets.push(offset);
    offset += length;
  }
  const blocks: Block[] = [];
  wishes.forEach((wish, index) => {
    let block: Block = { sum: wish - (offsets[index] ?? 0), count: 1, first: index };
    for (let last = blocks.at(-1); last !== undefined && meanOf(last) > meanOf(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count, first: last.first };
    }
    blocks.push(block);
  });
  return blocks.flatMap((block) =>
    Array.from({ length: block.count }, (_, index) => meanOf(block) + (offsets[block.first + index] ?? 0)),
  );
}

const meanOf = ({ sum, count }: { readonly sum: number; readonly count: number }): number => sum / count;
