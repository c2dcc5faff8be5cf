import { escapePointer, type Json, type Problem, pointerKeys, sameJson } from '@countersign/model';
import { changedPlaces, isInPlace, isObject, valueAt, withValueAt } from './jsonPlace.ts';
import { followed, type HalfFields, type HalfWritten } from './unfinished.ts';

/** What a form says, in two parts: what the document takes now, and the fields that have to wait until they fit. */
export type Settled = { readonly value: Json; readonly fields: HalfFields };

export type Form = {
  /** The value as the document has it. */
  readonly saved: Json;
  readonly fields: HalfFields | undefined;
  /** The value as it was shown, and as it is after the edit. */
  readonly shown: Json;
  readonly written: Json;
};

type Refuse = (value: Json) => Problem | undefined;

/** A form with more fields at fault than this waits as a whole. */
const MOST_FAULTS = 100;

/**
 * Takes over whatever fits: each field that the document refuses goes back to its saved value there and waits with what is
 * written in it. A field is as small as can be told: of a list whose entries came, went or moved it is the whole list.
 */
export function settle(form: Form, refuse: Refuse): Settled {
  const { saved, written } = form;
  const waiting = new Map<string, string>();
  let value = written;
  for (let tries = 0; tries <= MOST_FAULTS; tries += 1) {
    const refusal = refuse(value);
    if (refusal === undefined) return { value, fields: fieldsOf(form, value, waiting) };
    const pointer = waitingPlace(form, value, refusal);
    if (pointer === undefined) break;
    value = withValueAt(value, pointer, valueAt(saved, pointer));
    for (const inner of [...waiting.keys()]) if (inner.startsWith(`${pointer}/`)) waiting.delete(inner);
    waiting.set(pointer, refusal.message);
  }
  const reason = refuse(written)?.message ?? '';
  return { value: saved, fields: fieldsOf(form, saved, new Map([['', reason]])) };
}

/** The place to put back so that a refusal goes away; undefined when there is nothing left to put back. */
function waitingPlace(form: Form, value: Json, { at }: Problem): string | undefined {
  const { saved, fields, shown, written } = form;
  const blamed = at?.startsWith('/') === true ? at : commonPlace(changedPlaces(shown, written));
  const list = [...(fields?.entries() ?? [])].find(
    ([place, half]) => place !== '' && half.type === 'value' && blamed.startsWith(`${place}/`),
  );
  let pointer = list?.[0] ?? comparable(saved, written, blamed === '/' ? '' : blamed);
  while (sameJson(valueAt(value, pointer), valueAt(saved, pointer))) {
    if (pointer === '') return undefined;
    pointer = pointer.slice(0, pointer.lastIndexOf('/'));
  }
  return pointer;
}

/** The pointer, cut where the two values have no longer the same shape. */
function comparable(saved: Json, written: Json, pointer: string): string {
  let place = '';
  let [before, after]: [Json | undefined, Json | undefined] = [saved, written];
  for (const key of pointerKeys(pointer)) {
    const isList = Array.isArray(before) && Array.isArray(after) && isInPlace(before, after);
    if (!isList && !(isObject(before) && isObject(after))) return place;
    place = `${place}/${escapePointer(key)}`;
    [before, after] = [valueAt(saved, place), valueAt(written, place)];
  }
  return place;
}

/** The innermost place that has all of the given ones in it. */
export function commonPlace(places: readonly string[]): string {
  const [first = '', ...others] = places;
  const keys = first.split('/');
  const isShared = (length: number) =>
    others.every((place) => `${place}/`.startsWith(`${keys.slice(0, length).join('/')}/`));
  let { length } = keys;
  while (length > 0 && !isShared(length)) length -= 1;
  return keys.slice(0, length).join('/');
}

function fieldsOf(form: Form, value: Json, waiting: ReadonlyMap<string, string>): HalfFields {
  const { saved, fields, shown, written } = form;
  const kept = [...(fields ?? [])].flatMap(([pointer, half]): [string, HalfWritten][] => {
    const place = half.type === 'text' ? followed(pointer, shown, written) : undefined;
    return place?.type === 'found' ? [[place.pointer, half]] : [];
  });
  const held = [...waiting].flatMap(([pointer, reason]): [string, HalfWritten][] => {
    const now = valueAt(written, pointer);
    if (sameJson(now, valueAt(value, pointer))) return [];
    const before = fields?.get(pointer);
    const base = before === undefined ? valueAt(saved, pointer) : before.base;
    return [[pointer, { type: 'value', reason, ...some('value', now), ...some('base', base) }]];
  });
  return new Map([...kept, ...held]);
}

const some = <TKey extends string>(key: TKey, value: Json | undefined): { [K in TKey]?: Json } =>
  value === undefined ? {} : ({ [key]: value } as { [K in TKey]: Json }); // safe: just made
