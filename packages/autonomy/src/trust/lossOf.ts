import {
  type Correctness,
  canonicalJson,
  type Json,
  type JsonObject,
  type Verdict,
} from '@countersign/model';

/**
 * How wrong a verdict says the agent was, between 0 and 1; null when it judges nothing. An edit weighs as much as the
 * heaviest field it changed, and nothing when it changed cosmetic fields only. `shown` is the payload that the agent
 * proposed.
 */
export function lossOf(
  correctness: Correctness,
  shown: JsonObject,
  { type, edited }: Verdict,
): number | null {
  switch (type) {
    case 'approve':
    case 'correct':
      return 0;
    case 'reject':
    case 'incorrect':
      return 1;
    case 'edit':
      return edited === undefined ? 0 : lossOfChanges(correctness, changedFields(shown, edited));
    case 'sendBack':
    case 'escalate':
      return null;
  }
}

/** A field of a payload, as deep as it lies. */
export type FieldPath = readonly string[];

/** How wrong the agent was when a person changed these fields of what it proposed: as wrong as the heaviest of them. */
export const lossOfChanges = (correctness: Correctness, changed: readonly FieldPath[]): number =>
  changed.reduce((most, path) => Math.max(most, lossOfField(correctness, path)), 0);

/** The fields in which a payload differs from the one that was shown. */
export const changedFields = (shown: JsonObject, edited: JsonObject): readonly FieldPath[] =>
  changedPaths(shown, edited, []);

/** The places where two values differ, as deep as both have the same shape. */
function changedPaths(
  before: Json | undefined,
  after: Json | undefined,
  path: FieldPath,
): readonly FieldPath[] {
  if (isSame(before, after)) return [];
  const keys = sharedKeys(before, after);
  if (keys === null) return [path];
  return keys.flatMap((key) => changedPaths(memberOf(before, key), memberOf(after, key), [...path, key]));
}

const isSame = (a: Json | undefined, b: Json | undefined): boolean =>
  a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);

function sharedKeys(a: Json | undefined, b: Json | undefined): readonly string[] | null {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return null;
  if (Array.isArray(a) !== Array.isArray(b)) return null;
  // Of lists of different lengths nobody can tell which element became which.
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return null;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

function memberOf(value: Json | undefined, key: string): Json | undefined {
  const holder = value as { readonly [member: string]: Json }; // safe: only asked of objects and lists
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}

/** The longest name that covers the field decides; cosmetic wins over a weight of the same length. */
function lossOfField({ cosmetic, severity }: Correctness, path: FieldPath): number {
  const names = [...namesOf(path), ...namesOf(path.filter((part) => !/^\d+$/.test(part)))];
  for (const name of names.sort((a, b) => b.length - a.length)) {
    if (cosmetic.includes(name)) return 0;
    const weight = Object.hasOwn(severity, name) ? severity[name] : undefined;
    if (weight !== undefined) return weight;
  }
  return 1;
}

/** A field by its dotted name, and everything around it. Elements of lists go with or without their number. */
const namesOf = (path: FieldPath): readonly string[] =>
  path.map((_, index) => path.slice(0, index + 1).join('.'));
