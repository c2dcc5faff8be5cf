import { type Field, fieldsOfPath, outputOf, type Place, placeText, within } from '../conditions/place.ts';
import { type Fields, fieldsOf, isFields, listOf, own, textOf } from '../read/fields.ts';
import type { FindPlace } from './readRule.ts';

/**
 * Where the data of a state (`$`) stands in a run here. A machine hands one value from state to state; here the case's
 * input and what each step gave stay where they are. Null where that differs from way to way, or nobody knows.
 */
export type Data = { readonly root: Place | null; readonly fields: ReadonlyMap<string, Place | null> };

export const UNKNOWN_DATA: Data = { root: null, fields: new Map() };

/** The data with which each state of a level begins, by the names of the states. */
export function whereValues(
  machine: Fields,
  entry: Data,
  keyOf: (name: string) => string,
): Map<string, Data> {
  const states = fieldsOf(own(machine, 'States'));
  const found = new Map<string, Data>();
  const open: [string, Data][] = [[textOf(own(machine, 'StartAt')), entry]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, data] = next;
    const known = found.get(name);
    const merged = known === undefined ? data : merge(known, data);
    if (known !== undefined && isSame(known, merged)) continue;
    found.set(name, merged);
    const state = fieldsOf(own(states, name));
    const after = dataAfter(state, merged, keyOf(name));
    for (const target of nextOf(state)) if (Object.hasOwn(states, target)) open.push([target, after]);
    for (const one of listOf(own(state, 'Catch')).map(fieldsOf)) {
      const target = textOf(own(one, 'Next'));
      if (Object.hasOwn(states, target))
        open.push([target, withResult(merged, null, own(one, 'ResultPath'))]);
    }
  }
  return found;
}

const nextOf = (state: Fields): string[] =>
  [
    own(state, 'Next'),
    own(state, 'Default'),
    ...listOf(own(state, 'Choices')).map((one) => own(fieldsOf(one), 'Next')),
  ]
    .map(textOf)
    .filter((name) => name !== '');

/** Settings that make something new of the data, in a language of their own. */
const RESHAPING = ['InputPath', 'OutputPath', 'ResultSelector', 'Output'];

function dataAfter(state: Fields, data: Data, key: string): Data {
  if (RESHAPING.some((setting) => own(state, setting) !== undefined)) return UNKNOWN_DATA;
  const type = textOf(own(state, 'Type'));
  const result = own(state, 'Result');
  if (type === 'Pass') {
    if (own(state, 'Parameters') !== undefined) return withResult(data, null, own(state, 'ResultPath'));
    if (result === undefined) return own(state, 'ResultPath') === undefined ? data : UNKNOWN_DATA;
    const isPlain = isFields(result) && Object.keys(result).every((name) => /^[a-z][a-zA-Z0-9]*$/.test(name));
    return withResult(data, isPlain ? given(key, true) : null, own(state, 'ResultPath'));
  }
  if (type === 'Task') return withResult(data, given(key, false), own(state, 'ResultPath'));
  if (type === 'Parallel' || type === 'Map') return withResult(data, null, own(state, 'ResultPath'));
  return data;
}

const given = (key: string, isSure: boolean): Place => ({ base: outputOf(key), fields: [], isSure });

/** A result takes the place of the data (`$`, also when nothing is said), is put into it, or is let go (`null`). */
function withResult(data: Data, result: Place | null, at: unknown): Data {
  if (at === null) return data;
  if (at === undefined || at === '$') return { root: result, fields: new Map() };
  const fields = fieldsOfPath(String(at).replace(/^\$/, ''));
  const [first] = fields ?? [];
  if (typeof first !== 'string') return UNKNOWN_DATA;
  return {
    root: data.root,
    fields: new Map([...data.fields, [first, fields?.length === 1 ? result : null]]),
  };
}

const placeIn = ({ root, fields }: Data, [first, ...rest]: readonly Field[]): Place | null => {
  if (first === undefined) return fields.size === 0 ? root : null;
  const own = fields.get(String(first));
  if (own !== undefined) return own === null ? null : within(own, rest);
  return root === null ? null : within(root, [first, ...rest]);
};

const isSamePlace = (left: Place | null, right: Place | null): boolean =>
  left === right ||
  (left !== null && right !== null && placeText(left) === placeText(right) && left.isSure === right.isSure);

/** What is known on both ways. */
function merge(left: Data, right: Data): Data {
  const names = new Set([...left.fields.keys(), ...right.fields.keys()]);
  return {
    root: isSamePlace(left.root, right.root) ? left.root : null,
    fields: new Map(
      [...names].map((name) => {
        const [one, other] = [placeIn(left, [name]), placeIn(right, [name])];
        return [name, isSamePlace(one, other) ? one : null];
      }),
    ),
  };
}

const isSame = (left: Data, right: Data): boolean =>
  isSamePlace(left.root, right.root) &&
  left.fields.size === right.fields.size &&
  [...left.fields].every(([name, place]) => isSamePlace(place, right.fields.get(name) ?? null));

/** Finds the paths of a state: `$.order.id`. */
export const placesIn =
  (data: Data): FindPlace =>
  (path) => {
    if (!/^\$(?=$|[.[])/.test(path)) return null;
    const fields = fieldsOfPath(path.slice(1));
    return fields === null ? null : placeIn(data, fields);
  };
