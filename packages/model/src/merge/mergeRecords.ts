import type { Json, JsonObject } from '../json.ts';
import type { Choose, MergeConflict, Merged, Three } from './mergeConflict.ts';
import { mergeOrder } from './mergeOrder.ts';
import { mergeValue } from './mergeValue.ts';
import { sameJson } from './sameJson.ts';

/** What lies in a list of a document besides its steps: notes, and whatever else goes by an id. */
export type DocumentRecord = JsonObject & { readonly id: string };

/** Merges a list of records that go by their id. Two new ones that happen to have the same id are both kept. */
export function mergeRecords(
  part: string,
  lists: Three<readonly DocumentRecord[]>,
  choose: Choose,
): Merged<DocumentRecord[]> {
  const { base, theirs } = lists;
  const mine = withOwnIds(lists);
  const maps = { base: byId(base), mine: byId(mine), theirs: byId(theirs) };
  const conflicts: MergeConflict[] = [];
  const kept = new Map<string, DocumentRecord>();
  for (const id of new Set([...maps.mine.keys(), ...maps.theirs.keys()])) {
    const three: Three<Json | undefined> = {
      base: maps.base.get(id),
      mine: maps.mine.get(id),
      theirs: maps.theirs.get(id),
    };
    const place = { part, record: id, pointer: '', title: '', schema: undefined };
    const merged = mergeValue(three, place, choose);
    conflicts.push(...merged.conflicts);
    if (merged.value !== undefined) kept.set(id, merged.value as DocumentRecord); // safe: merged of such records
  }
  const keys = { base: [...maps.base.keys()], mine: [...maps.mine.keys()], theirs: [...maps.theirs.keys()] };
  const order = mergeOrder(keys, kept).keys;
  return { value: order.map((id) => kept.get(id) as DocumentRecord), conflicts };
}

const byId = (list: readonly DocumentRecord[]) => new Map(list.map((record) => [record.id, record]));

function withOwnIds({ base, mine, theirs }: Three<readonly DocumentRecord[]>): readonly DocumentRecord[] {
  const known = new Set(base.map((record) => record.id));
  const others = byId(theirs);
  const taken = new Set([...known, ...others.keys(), ...mine.map((record) => record.id)]);
  return mine.map((record) => {
    const other = others.get(record.id);
    if (known.has(record.id) || other === undefined || sameJson(record, other)) return record;
    let number = 2;
    while (taken.has(`${record.id}-${number}`)) number += 1;
    taken.add(`${record.id}-${number}`);
    return { ...record, id: `${record.id}-${number}` };
  });
}
