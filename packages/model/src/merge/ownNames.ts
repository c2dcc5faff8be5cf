import type { FlowDocument } from '../document/flow.ts';
import { freeNodeId } from '../document/freeNodeId.ts';
import type { FlowNode } from '../document/node.ts';
import type { Json, JsonObject } from '../json.ts';
import { findRenames } from './findRenames.ts';
import { itemKey, keyOfItem } from './itemKey.ts';
import type { Three } from './mergeConflict.ts';
import type { EntryName, Name, NewNames } from './namedAnew.ts';
import { sameJson } from './sameJson.ts';

export type OwnNamesOptions = {
  /**
   * Whether what both sides have alike under this id (of a step, or of a note) came to both from the same place, such as an
   * older version, and is one thing.
   */
  readonly isOne?: (id: string) => boolean;
  /** Ids that must not be given, though no flow has them: an undone step may come back. */
  readonly taken?: Iterable<string>;
};

/**
 * What mine has to be called so that everything both sides added is kept: names are made from words, so two people who
 * add the same get the same. Whatever was made here and there is two things, however alike; mine gives way. Only where
 * there can be one by its nature (the trigger, the wire of a port, a field of data) nothing is named anew.
 */
export function ownNames(
  flows: Three<FlowDocument>,
  { isOne = () => false, taken = [] }: OwnNamesOptions = {},
): NewNames {
  const { base, mine, theirs } = flows;
  const nodes = { base: byId(base.nodes), mine: byId(mine.nodes), theirs: byId(theirs.nodes) };
  const renamed = { mine: findRenames(base, mine), theirs: findRenames(base, theirs) };
  const targets = new Set([...renamed.mine.values(), ...renamed.theirs.values()]);
  const isTwo = (id: string, one: FlowNode, other: FlowNode | undefined): boolean =>
    other !== undefined &&
    !(one.kind === 'trigger' && other.kind === 'trigger') &&
    !targets.has(id) &&
    !(isOne(id) && sameJson(one, other));
  const clashing = mine.nodes.filter(
    (node) => !nodes.base.has(node.id) && isTwo(node.id, node, nodes.theirs.get(node.id)),
  );
  const known = [...nodes.base.keys(), ...nodes.mine.keys(), ...nodes.theirs.keys(), ...taken];
  return {
    steps: fresh(clashing, known),
    notes: fresh(
      clashingNotes(flows, isOne),
      [...base.notes, ...mine.notes, ...theirs.notes].map(({ id }) => id),
    ),
    entries: base.nodes.flatMap((node) => {
      const id = renamed.mine.get(node.id) ?? node.id;
      const one = nodes.mine.get(id);
      const other = nodes.theirs.get(renamed.theirs.get(node.id) ?? node.id);
      if (one === undefined || other === undefined || one.kind !== node.kind || other.kind !== node.kind)
        return [];
      if (one === node || other === node || (isOne(id) && sameJson(one.config, other.config))) return [];
      const three = { base: node.config, mine: one.config, theirs: other.config } as Three<JsonObject>; // safe: JSON
      return clashingEntries(three, []).map((entry) => ({ ...entry, node: id }));
    }),
  };
}

const byId = <TRecord extends { readonly id: string }>(records: readonly TRecord[]) =>
  new Map<string, TRecord>(records.map((record) => [record.id, record]));

function clashingNotes({ base, mine, theirs }: Three<FlowDocument>, isOne: (id: string) => boolean) {
  const known = byId(base.notes);
  const others = byId(theirs.notes);
  return mine.notes.filter((note) => {
    const other = known.has(note.id) ? undefined : others.get(note.id);
    return other !== undefined && !(isOne(note.id) && sameJson(note, other));
  });
}

/** A free name for each, like the one it has. */
function fresh(records: readonly { readonly id: string }[], known: Iterable<string>): Name[] {
  const taken = new Set(known);
  return records.map(({ id }) => {
    const to = freeNodeId(id, taken);
    taken.add(to);
    return { from: id, to };
  });
}

/** Entries under the same key that both sides added to a list, in whatever depth of fields. */
function clashingEntries(three: Three<JsonObject>, way: readonly string[]): Omit<EntryName, 'node'>[] {
  const { base, mine, theirs } = three;
  return Object.keys(mine).flatMap((key): Omit<EntryName, 'node'>[] => {
    const inner = { base: base[key] ?? empty(mine[key]), mine: mine[key], theirs: theirs[key] };
    const list = [...way, key];
    if (areLists(inner)) return clashingItems(inner, list);
    return areObjects(inner) ? clashingEntries(inner, list) : [];
  });
}

function clashingItems(lists: Three<readonly Json[]>, list: readonly string[]): Omit<EntryName, 'node'>[] {
  const field = itemKey([lists.base, lists.mine, lists.theirs]);
  if (field === undefined) return [];
  const keys = (items: readonly Json[]) => items.map((item) => keyOfItem(item, field));
  const known = new Set(keys(lists.base));
  const others = new Set(keys(lists.theirs));
  const clashing = keys(lists.mine).filter((key) => !known.has(key) && others.has(key));
  const records = clashing.map((id) => ({ id }));
  return fresh(records, [...known, ...others, ...keys(lists.mine)]).map((name) => ({ ...name, list, field }));
}

const empty = (value: Json | undefined): Json | undefined => (Array.isArray(value) ? [] : undefined);

const areLists = (three: Three<Json | undefined>): three is Three<readonly Json[]> =>
  [three.base, three.mine, three.theirs].every(Array.isArray);

const areObjects = (three: Three<Json | undefined>): three is Three<JsonObject> =>
  [three.base, three.mine, three.theirs].every(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
