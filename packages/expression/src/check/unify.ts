import { DYN, type StaticType } from './staticType.ts';

const NUMERIC = new Set(['int', 'number']);
const MAPS = new Set(['map', 'object']);

/** Whether values of both types can ever be equal: numbers of any kind can, null can be anything's absence. */
export function canBeEqual(left: StaticType, right: StaticType): boolean {
  const kinds = [left.kind, right.kind];
  if (kinds.includes('dyn') || kinds.includes('null') || left.kind === right.kind) return true;
  return kinds.every((kind) => NUMERIC.has(kind)) || kinds.every((kind) => MAPS.has(kind));
}

/** The one type that all have, else `dyn`. */
export function common(types: readonly StaticType[]): StaticType {
  const [first] = types;
  if (first === undefined || types.some((type) => type.kind !== first.kind)) return DYN;
  return first.kind === 'string' ? { kind: 'string' } : first;
}

/** `[] + [x]` has the elements of the right list: this is how `map` and `filter` build their results. */
export const joined = (
  left: StaticType & { kind: 'list' },
  right: StaticType & { kind: 'list' },
): StaticType =>
  left.element.kind === 'dyn' ? right : { kind: 'list', element: common([left.element, right.element]) };
