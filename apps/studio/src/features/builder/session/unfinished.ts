import {
  escapePointer,
  type FlowDocument,
  findRenames,
  type Json,
  type JsonObject,
  pointerKeys,
  sameJson,
} from '@countersign/model';
import { formValue } from './formValue.ts';
import { entryOf, isInPlace, isObject, valueAt, withValueAt } from './jsonPlace.ts';

/**
 * What is written in one field and does not fit yet: a value that the document refuses, or text that is no JSON. `base` is
 * what the document had there when it was begun; another value there now was saved by somebody else.
 */
export type HalfWritten =
  | { readonly type: 'value'; readonly value?: Json; readonly base?: Json; readonly reason: string }
  | { readonly type: 'text'; readonly text: string; readonly base?: Json };

/** By JSON pointer into the value of a form. */
export type HalfFields = ReadonlyMap<string, HalfWritten>;

/** By form: the id of a step, or '' for what belongs to the flow as a whole. */
export type Unfinished = ReadonlyMap<string, HalfFields>;

export const NOTHING_UNFINISHED: Unfinished = new Map();

/** Changes of unfinished fields by place: the form's name followed by the pointer. `null` is a field that is finished. */
export type FieldChanges = { readonly [place: string]: HalfWritten | null };

/** The value of a form as the person sees it: what is saved, with what is half written over it. */
export function shownValue(saved: Json, fields: HalfFields | undefined): Json {
  if (fields === undefined) return saved;
  const values = [...fields].filter(([, half]) => half.type === 'value');
  return values
    .toSorted(([one], [other]) => one.length - other.length)
    .reduce((value, [pointer, half]) => withValueAt(value, pointer, valueOfHalf(half)), saved);
}

const valueOfHalf = (half: HalfWritten): Json | undefined => (half.type === 'value' ? half.value : undefined);

/** The unfinished fields with some of them changed. */
export function withChanges(unfinished: Unfinished, changes: FieldChanges): Unfinished {
  const places = Object.entries(changes);
  if (places.length === 0) return unfinished;
  const next = new Map([...unfinished].map(([form, fields]) => [form, new Map(fields)]));
  for (const [place, half] of places) {
    const { form, pointer } = parted(place);
    const fields = next.get(form) ?? new Map<string, HalfWritten>();
    if (half === null) fields.delete(pointer);
    else fields.set(pointer, half);
    next.set(form, fields);
  }
  return new Map([...next].filter(([, fields]) => fields.size > 0));
}

/** The changes that lead from some unfinished fields to others. */
export function changesBetween(from: Unfinished, to: Unfinished): FieldChanges {
  if (from === to) return {};
  const [before, after] = [byPlace(from), byPlace(to)];
  const places = [...new Set([...before.keys(), ...after.keys()])];
  const changed = places.filter((place) => !sameJson(before.get(place), after.get(place)));
  return Object.fromEntries(changed.map((place) => [place, after.get(place) ?? null]));
}

/** The unfinished fields of forms that there are. */
export const ofForms = (unfinished: Unfinished, document: FlowDocument): Unfinished =>
  new Map([...unfinished].filter(([form]) => formValue(document, form) !== undefined));

const byPlace = (unfinished: Unfinished): ReadonlyMap<string, HalfWritten> =>
  new Map([...unfinished].flatMap(([form, fields]) => [...fields].map(([at, half]) => [form + at, half])));

function parted(place: string): { form: string; pointer: string } {
  const slash = place.indexOf('/');
  return slash < 0
    ? { form: place, pointer: '' }
    : { form: place.slice(0, slash), pointer: place.slice(slash) };
}

/** Who changed the document under the unfinished fields: the person by another way, the person by renaming, or somebody else. */
export type ChangedBy = 'self' | 'rename' | 'others';

/**
 * The unfinished fields after the document changed in another way than by writing in them. They follow their step and the
 * entry of the list that they are in. What the person changed by another way (a fix, an undo) is no longer unfinished;
 * what others changed stays, and is told at the field.
 */
export function carried(
  unfinished: Unfinished,
  { before, after, by }: { before: FlowDocument; after: FlowDocument; by: ChangedBy },
): Unfinished {
  if (unfinished.size === 0 || before === after) return unfinished;
  const renames = findRenames(before, after);
  const next = new Map<string, HalfFields>();
  for (const [form, fields] of unfinished) {
    const name = renames.get(form) ?? form;
    const [from, to] = [formValue(before, form), formValue(after, name)];
    const left = to === undefined ? new Map() : carriedFields(fields, { from: from ?? null, to, by });
    if (left.size > 0) next.set(name, left);
  }
  return next;
}

type Change = { readonly from: Json; readonly to: Json; readonly by: ChangedBy };

function carriedFields(fields: HalfFields, change: Change): HalfFields {
  const { from, to, by } = change;
  if (from === to) return fields;
  return new Map(
    [...fields].flatMap(([pointer, half]): [string, HalfWritten][] => {
      const place = followed(pointer, from, to);
      if (place.type === 'gone') return [];
      if (place.type === 'lost') return by === 'others' ? [wholeList(place.list, fields, change)] : [];
      const now = valueAt(to, place.pointer);
      if (by === 'others' || sameJson(valueAt(from, pointer), now)) return [[place.pointer, half]];
      const { base: _, ...rest } = half;
      return by === 'rename' ? [[place.pointer, now === undefined ? rest : { ...rest, base: now }]] : [];
    }),
  );
}

/** Where nobody can tell any more which entry was written in, the list as it is shown here is what is unfinished. */
function wholeList(list: string, fields: HalfFields, { from }: Change): [string, HalfWritten] {
  const [value, base] = [valueAt(shownValue(from, fields), list) ?? [], valueAt(from, list) ?? []];
  return [list, { type: 'value', value, base, reason: '' }];
}

type Followed =
  | { readonly type: 'found'; readonly pointer: string }
  | { readonly type: 'lost'; readonly list: string }
  | { readonly type: 'gone' };

/** Where the field at a pointer is after the value around it changed. */
export function followed(pointer: string, from: Json, to: Json): Followed {
  let place = '';
  let [before, after]: [Json | undefined, Json | undefined] = [from, to];
  for (const key of pointerKeys(pointer)) {
    let now = key;
    if (Array.isArray(before) && Array.isArray(after)) {
      const index = indexAfter(before, after, Number(key));
      if (index < 0) return { type: 'lost', list: place };
      now = String(index);
    } else if (!isObject(after)) return { type: 'gone' };
    before = entryOf(before, key);
    after = entryOf(after, now);
    place = `${place}/${escapePointer(now)}`;
  }
  return { type: 'found', pointer: place };
}

const NAMES = ['id', 'port', 'code', 'key', 'name'] as const;

/** Where an entry of a list is now, by what it says or what it is called; -1 when nobody can tell. */
function indexAfter(before: readonly Json[], after: readonly Json[], index: number): number {
  if (isInPlace(before, after)) return index;
  const item = before[index];
  const same = after.findIndex((other) => sameJson(other, item));
  const name = NAMES.find((one) => isObject(item) && typeof item[one] === 'string');
  if (same >= 0 || name === undefined) return same;
  return after.findIndex((other) => isObject(other) && other[name] === (item as JsonObject)[name]);
}
