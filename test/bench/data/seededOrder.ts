import { createHash } from 'node:crypto';

/** The items in an order that only the seed and their ids decide. */
export function seededOrder<TItem extends { readonly id: string }>(
  items: readonly TItem[],
  seed: number,
): TItem[] {
  const keyed = items.map((item) => ({
    item,
    key: createHash('sha256').update(`${seed}:${item.id}`).digest('hex'),
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}
