import type { Sketch, SketchStep } from '../sketch/sketch.ts';

/** Where ways leave the flow; a step of this key is never drawn. */
export const EXIT = '#exit';

/** Steps by number, the exit last. */
export type WayGraph = {
  readonly keys: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly next: readonly (readonly number[])[];
  readonly exit: number;
};

/** The sketch as numbers; steps without a way on lead to the exit. */
export function wayGraphOf({ steps, wires }: Sketch): WayGraph {
  const keys = [...steps.map(({ key }) => key), EXIT];
  const numberOf = new Map(keys.map((key, index) => [key, index]));
  const next: number[][] = keys.map(() => []);
  for (const { from, to } of wires) {
    const source = numberOf.get(from);
    const target = numberOf.get(to);
    if (source !== undefined && target !== undefined) next[source]?.push(target);
  }
  const exit = keys.length - 1;
  for (const [node, step] of steps.entries()) {
    if (next[node]?.length === 0 && !endsEverything(step)) next[node]?.push(exit);
  }
  return { keys, numberOf, next, exit };
}

const FINAL_OUTCOMES: ReadonlySet<unknown> = new Set(['failed', 'rejected', 'expired', 'terminated']);

/** Ends that are meant to end the whole run, whatever goes on in other branches. */
export const endsEverything = ({ kind, config }: SketchStep): boolean =>
  kind === 'end' && FINAL_OUTCOMES.has((config as { outcome?: unknown }).outcome);

/**
 * For each step the first one that every way out of it comes through (its immediate postdominator); -1 where no way leads
 * out. By the algorithm of Cooper, Harvey and Kennedy on the reversed graph.
 */
export function meetings({ next, exit }: WayGraph): number[] {
  const before: number[][] = next.map(() => []);
  for (const [source, targets] of next.entries()) for (const target of targets) before[target]?.push(source);
  const order = postorder(exit, before);
  const rank = new Array<number>(next.length).fill(-1);
  for (const [index, node] of order.entries()) rank[node] = index;
  const meeting = new Array<number>(next.length).fill(-1);
  meeting[exit] = exit;
  const common = (left: number, right: number): number => {
    let [a, b] = [left, right];
    while (a !== b) {
      while ((rank[a] ?? 0) < (rank[b] ?? 0)) a = meeting[a] ?? exit;
      while ((rank[b] ?? 0) < (rank[a] ?? 0)) b = meeting[b] ?? exit;
    }
    return a;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of order.toReversed()) {
      if (node === exit) continue;
      const known = (next[node] ?? []).filter((target) => meeting[target] !== -1);
      const found = known.length === 0 ? -1 : known.reduce(common);
      if (found === meeting[node]) continue;
      meeting[node] = found;
      changed = true;
    }
  }
  return meeting;
}

/** Numbers in the order in which a walk leaves them; without recursion, because files may be long chains. */
export function postorder(start: number, next: readonly (readonly number[])[]): number[] {
  const seen = new Set([start]);
  const order: number[] = [];
  const stack: { node: number; index: number }[] = [{ node: start, index: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const target = next[top.node]?.[top.index];
    top.index += 1;
    if (target === undefined) {
      order.push(top.node);
      stack.pop();
    } else if (!seen.has(target)) {
      seen.add(target);
      stack.push({ node: target, index: 0 });
    }
  }
  return order;
}

/** Everything reached from `start` without going through `stop`. */
export function reachedFrom(start: number, stop: number, next: readonly (readonly number[])[]): Set<number> {
  const seen = new Set([start]);
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const target of next[node] ?? []) {
      if (target === stop || seen.has(target)) continue;
      seen.add(target);
      waiting.push(target);
    }
  }
  return seen;
}
