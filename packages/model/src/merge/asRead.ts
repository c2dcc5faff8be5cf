import { FlowDocument } from '../document/flow.ts';
import type { Three } from './mergeConflict.ts';

const LISTS = ['nodes', 'edges', 'notes', 'groups', 'scenarios'] as const;

/**
 * A merged flow as it is read from its own bytes: with its fields in the order of the schema, so that saving and loading it
 * changes nothing. Records that are one side's stay the same objects. Nothing when it has not the shape of a flow.
 */
export function asRead(merged: object, flows: Three<FlowDocument>): FlowDocument | undefined {
  const parsed = FlowDocument.safeParse(merged);
  if (!parsed.success) return undefined;
  const known = new Set<unknown>(
    [flows.mine, flows.theirs].flatMap((flow) => LISTS.flatMap((list): unknown[] => flow[list] ?? [])),
  );
  const before = merged as Partial<FlowDocument>; // safe: it was just found to be one
  const kept = Object.entries(parsed.data).map(([key, value]) => {
    const list = LISTS.find((name) => name === key);
    if (list === undefined || !Array.isArray(value)) return [key, value];
    return [
      key,
      value.map((record, index) => (known.has(before[list]?.[index]) ? before[list]?.[index] : record)),
    ];
  });
  return Object.fromEntries(kept) as FlowDocument; // safe: the fields of the flow that was read
}
