import type { RunEvent } from '@countersign/model';

/** The events with others in their place by `seq`, each once; the same list when all of them are there already. */
export function withEvents(known: readonly RunEvent[], more: readonly RunEvent[]): readonly RunEvent[] {
  const seen = new Set(known.map(({ seq }) => seq));
  const fresh = more.filter(({ seq }) => !seen.has(seq) && seen.add(seq));
  if (fresh.length === 0) return known;
  const all = [...known, ...fresh];
  const isInOrder = all.every(({ seq }, index) => index === 0 || (all[index - 1]?.seq ?? 0) < seq);
  return isInOrder ? all : all.sort((left, right) => left.seq - right.seq);
}
