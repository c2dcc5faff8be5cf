import type { RunSnapshot, StateValue } from './snapshot.ts';

/** A node being executed, for the `visit`-th time; `key` is `node/visit` and names its effect, timer or review. */
export type Visit = { readonly key: string; readonly node: string; readonly visit: number };

/** The visits a run is in; empty when it is over. */
export function activeVisits(snapshot: RunSnapshot): readonly Visit[] {
  if (snapshot.status !== 'active') return [];
  return leaves(snapshot.value).map((node) => {
    const visit = snapshot.context.visits[node] ?? 0;
    return { key: `${node}/${visit}`, node, visit };
  });
}

function leaves(value: StateValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.values(value).flatMap(leaves);
}
