/** What is chosen on the canvas, by document ids. */
export type Selection = {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  readonly notes: readonly string[];
};

export const NOTHING_SELECTED: Selection = { nodes: [], edges: [], notes: [] };

export const selectNode = (id: string): Selection => ({ ...NOTHING_SELECTED, nodes: [id] });

/** The list after some ids came in and some went out; the same list when nothing changed. */
export function changedIds(ids: readonly string[], changes: ReadonlyMap<string, boolean>): readonly string[] {
  if (changes.size === 0) return ids;
  const next = new Set(ids);
  for (const [id, isIn] of changes) {
    if (isIn) next.add(id);
    else next.delete(id);
  }
  const same = next.size === ids.length && ids.every((id) => next.has(id));
  return same ? ids : [...next];
}
