import type { FlowDocument } from '@countersign/model';

/** What of one part of a document is another value: of a list the entries that are, else all of it. */
type PartChange =
  | {
      readonly type: 'entries';
      readonly length: number;
      readonly entries: readonly (readonly [number, unknown])[];
    }
  | { readonly type: 'whole'; readonly value: unknown };

/** What is different between two states of a document that share what an edit left alone; it can be sent to a worker. */
export type DocumentChange = { readonly [part: string]: PartChange };

type Parts = { readonly [part: string]: unknown };

/** What changed since `before`; without it, everything. Compared by identity: equal copies count as changed. */
export function documentChange(before: FlowDocument | undefined, after: FlowDocument): DocumentChange {
  const [old, now]: [Parts, Parts] = [before ?? {}, after];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return Object.fromEntries(
    [...names].flatMap((name) =>
      old[name] === now[name] ? [] : [[name, partChange(old[name], now[name])] as const],
    ),
  );
}

function partChange(before: unknown, after: unknown): PartChange {
  if (!Array.isArray(before) || !Array.isArray(after)) return { type: 'whole', value: after };
  const entries = after.flatMap((entry: unknown, index) =>
    entry === before[index] ? [] : [[index, entry] as const],
  );
  return { type: 'entries', length: after.length, entries };
}

/** The document after a change; what did not change keeps its objects. */
export function withChange(before: FlowDocument | undefined, change: DocumentChange): FlowDocument {
  const next: { [part: string]: unknown } = { ...before };
  for (const [name, part] of Object.entries(change)) {
    const value = part.type === 'whole' ? part.value : withEntries(next[name], part);
    if (value === undefined) delete next[name];
    else next[name] = value;
  }
  return next as FlowDocument; // safe: what was sent is a document
}

function withEntries(
  list: unknown,
  { length, entries }: Extract<PartChange, { type: 'entries' }>,
): unknown[] {
  const next: unknown[] = Array.isArray(list) ? list.slice(0, length) : [];
  for (const [index, entry] of entries) next[index] = entry;
  return next;
}
