import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** Ids of steps and of wires are unique. */
export const uniqueIds: Rule = ({ document }) => [
  ...repeated(document.nodes).map(({ id }) => diagnose('duplicate_node', { node: id, holes: { id } })),
  ...repeated(document.edges).map(({ id }) => diagnose('duplicate_edge', { edge: id, holes: { id } })),
];

/** The items whose id an earlier one has. */
function repeated<TItem extends { readonly id: string }>(items: readonly TItem[]): TItem[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => seen.has(id) || !seen.add(id));
}
