import type { BacktestCase } from '@countersign/autonomy';
import type { Json } from '@countersign/model';
import type { PastPage } from './usePastCases.ts';

/** The cases of a page as the gate is asked about them; only errors have an id, which is all that one is needed for. */
export function casesOf(page: PastPage): readonly BacktestCase[] {
  const { seq, segments, segment, confidence, probability, loss } = page;
  const ids = new Map(page.wrong.map(({ place, id }) => [place, id]));
  const changes = new Map(page.changes.map(({ place, fields }) => [place, fields]));
  const exceptions = new Set(page.exceptions);
  const odd = new Map(page.odd.map(({ place, scope }) => [place, scope]));
  return seq.map((_, place) => ({
    id: ids.get(place) ?? null,
    segment: segments[segment[place] ?? 0] ?? '',
    confidence: confidence[place] ?? 0,
    probability: probability[place] ?? 1,
    loss: loss[place] ?? null,
    changed: changes.get(place) ?? null,
    isException: exceptions.has(place),
    scope: odd.has(place) ? (odd.get(place) ?? null) : scopeOf(page, place),
  }));
}

type Scope = { [member: string]: Json };

function scopeOf({ values }: PastPage, place: number): Scope {
  const scope: Scope = {};
  for (const { path, of } of values) {
    let members = scope;
    for (const part of path.slice(0, -1)) {
      const inner = members[part] ?? {};
      members[part] = inner;
      members = inner as Scope; // safe: made here, as no path lies inside another
    }
    members[path.at(-1) ?? ''] = of[place] ?? null;
  }
  return scope;
}
