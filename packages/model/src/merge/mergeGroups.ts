import type { FlowGroup } from '../document/group.ts';
import type { Choose, Merged, Three } from './mergeConflict.ts';
import { type DocumentRecord, mergeRecords } from './mergeRecords.ts';

type Lists = Three<readonly FlowGroup[]>;

/**
 * Merges the groups of a drawing. Two new groups of one id that share a step are one group that both made; after the
 * merge a step is in one group at most, no group names a step that is gone, and none is empty.
 */
export function mergeGroups(lists: Lists, steps: ReadonlySet<string>, choose: Choose): Merged<FlowGroup[]> {
  const begun = { ...lists, base: [...lists.base, ...madeTwice(lists)] };
  // safe: groups are JSON, and what is merged of two of them has their shape
  const merged = mergeRecords('groups', begun as unknown as Three<readonly DocumentRecord[]>, choose);
  const groups = merged.value as unknown as readonly FlowGroup[];
  const homes = homesOf(groups, lists.base);
  const value = groups.flatMap((group): FlowGroup[] => {
    const nodes = group.nodes.filter((id) => steps.has(id) && homes.get(id) === group.id);
    if (nodes.length === 0) return [];
    return [nodes.length === group.nodes.length ? group : { ...group, nodes }];
  });
  return { value, conflicts: merged.conflicts };
}

/** What groups that both sides made anew have in common: the id, so that they are merged as two edits of it. */
function madeTwice({ base, mine, theirs }: Lists): FlowGroup[] {
  const known = new Set(base.map(({ id }) => id));
  return mine.flatMap(({ id, nodes }): FlowGroup[] => {
    const other = known.has(id) ? undefined : theirs.find((group) => group.id === id);
    const isShared = other?.nodes.some((node) => nodes.includes(node)) === true;
    return isShared ? [{ id, nodes: [] } as unknown as FlowGroup] : []; // safe: nothing but a place to begin a merge
  });
}

/** Step → its group: the one that it was newly put into, if two have it. */
function homesOf(groups: readonly FlowGroup[], base: readonly FlowGroup[]): ReadonlyMap<string, string> {
  const former = new Map(base.flatMap(({ id, nodes }) => nodes.map((node) => [node as string, id] as const)));
  const homes = new Map<string, string>();
  for (const { id, nodes } of groups.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    for (const node of nodes) {
      const home = homes.get(node);
      if (home === undefined || (home === former.get(node) && id !== home)) homes.set(node, id);
    }
  }
  return homes;
}
