import { type CelInput, type CelValue, celMap } from '@bufbuild/cel';
import { type ReflectMessage, reflect } from '@bufbuild/protobuf/reflect';
import { TimestampSchema, timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { Json } from '@countersign/model';
import { LIMITS } from '../limits/limits.ts';
import { listOf } from '../limits/lists.ts';
import type { Reference } from '../syntax/references.ts';

/** What expressions read: plain JSON, keyed by variable name (`input`, `steps`, `proposal`, `run`, `now`, …). */
export type ExpressionScope = { readonly [variable: string]: Json | undefined };

/** Which values an expression reads, as a tree: `true` is a whole value, a map the fields below it. */
type Wanted = true | Map<string, Wanted>;

/** The same for a whole expression: the variables that it reads, and what of each. */
export type WantedVariables = ReadonlyMap<string, Wanted>;

/** How many values may still be read. */
export type Count = { left: number };

/**
 * The part of the scope that is wanted, as CEL values, or null when that part is too large. Only own
 * properties are read and objects become maps, so nothing of JavaScript (prototypes, methods) can be reached. Numbers
 * become doubles; `now` and `run.startedAt` become timestamps.
 */
export function scopeToCel(
  scope: ExpressionScope,
  variablesWanted: WantedVariables,
  count: Count = { left: LIMITS.scopeValues },
): Record<string, CelInput> | null {
  const variables: Record<string, CelInput> = Object.create(null);
  for (const [name, wanted] of variablesWanted) {
    const value = Object.hasOwn(scope, name) ? scope[name] : undefined;
    if (value !== undefined) variables[name] = convertVariable(name, value, wanted, count);
  }
  return count.left < 0 ? null : variables;
}

/** What the references name. */
export function wantedBy(references: readonly Reference[]): WantedVariables {
  const root = new Map<string, Wanted>();
  for (const path of references) {
    let level = root;
    for (const [index, name] of path.entries()) {
      const below = level.get(name);
      if (below === true) break;
      if (index === path.length - 1) level.set(name, true);
      else {
        const next = below ?? new Map<string, Wanted>();
        level.set(name, next);
        level = next;
      }
    }
  }
  return root;
}

function convertVariable(name: string, value: Json, wanted: Wanted, count: Count): CelInput {
  if (name === 'now') return timestamp(value) ?? convert(value, wanted, count);
  const converted = convert(value, wanted, count);
  if (name !== 'run' || !isObject(value)) return converted;
  const startedAt = timestamp(value['startedAt']);
  return startedAt === null
    ? converted
    : celMap(new Map([...entriesOf(value, wanted, count), ['startedAt', startedAt]]));
}

function timestamp(value: Json | undefined): ReflectMessage | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : reflect(TimestampSchema, timestampFromMs(ms));
}

function convert(value: Json, wanted: Wanted, count: Count): CelValue {
  count.left -= 1;
  if (typeof value !== 'object' || value === null || count.left < 0) return value as CelValue; // safe: a JSON scalar is a CEL value
  if (Array.isArray(value)) return listOf(value.map((element: Json) => convert(element, true, count)));
  return celMap(new Map(entriesOf(value as JsonMap, wanted, count)));
}

function entriesOf(value: JsonMap, wanted: Wanted, count: Count): [string, CelInput][] {
  const keys =
    wanted === true ? Object.keys(value) : [...wanted.keys()].filter((key) => Object.hasOwn(value, key));
  const entries: [string, CelInput][] = [];
  for (const key of keys) {
    if (count.left < 0) break;
    const entry = value[key];
    if (entry === undefined) continue;
    entries.push([key, convert(entry, wanted === true ? true : (wanted.get(key) ?? true), count)]);
  }
  return entries;
}

type JsonMap = { readonly [key: string]: Json };

const isObject = (value: Json): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
