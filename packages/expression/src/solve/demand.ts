import type { Json } from '@countersign/model';

/** What a value at a path has to be. `length` is that of a text or list. */
export type Demand =
  | { readonly type: 'is'; readonly value: Json }
  /** Something that is none of these. */
  | { readonly type: 'not'; readonly values: readonly Json[] }
  | { readonly type: 'matches'; readonly pattern: string }
  | { readonly type: 'length'; readonly length: number }
  | { readonly type: 'present' }
  | { readonly type: 'absent' };

/** Demands by the path they are made on, its names joined by dots. */
export type Demands = ReadonlyMap<string, Demand>;

/** Both together; null when they contradict each other. */
export function mergeDemands(a: Demands, b: Demands): Demands | null {
  const both = new Map(a);
  for (const [path, demand] of b) {
    const known = both.get(path);
    const together = known === undefined ? demand : togetherAt(known, demand);
    if (together === null) return null;
    both.set(path, together);
  }
  return both;
}

function togetherAt(a: Demand, b: Demand): Demand | null {
  if (a.type === 'present') return b.type === 'absent' ? null : b;
  if (b.type === 'present') return a.type === 'absent' ? null : a;
  if (a.type === 'not' && b.type === 'not') return { type: 'not', values: [...a.values, ...b.values] };
  if (a.type === 'is' && b.type === 'not') return b.values.includes(a.value) ? null : a;
  if (a.type === 'not' && b.type === 'is') return togetherAt(b, a);
  return JSON.stringify(a) === JSON.stringify(b) ? a : null;
}
