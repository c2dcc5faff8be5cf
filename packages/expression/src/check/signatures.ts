import type { CelFunc, CelType } from '@bufbuild/cel';
import { standardFunctions } from '../limits/meteredEnvironment.ts';
import { celNameOf, DYN, type StaticType, typeOfCel } from './staticType.ts';

/** All functions by name, from the same list that evaluation uses, so that checking and running cannot disagree. */
const FUNCTIONS: ReadonlyMap<string, readonly CelFunc[]> = Map.groupBy(
  standardFunctions(),
  (one) => one.name,
);

export const isFunction = (name: string): boolean => FUNCTIONS.has(name);

export const functionNames = (): readonly string[] =>
  [...FUNCTIONS.keys()].filter((name) => /^[a-z][a-zA-Z.]*$/.test(name));

/** One way to call a function: what it is called on, if anything, what it takes and what it gives. */
export type Overload = {
  readonly target: StaticType | undefined;
  readonly takes: readonly StaticType[];
  readonly gives: StaticType;
};

/** All ways to call a function. */
export const overloadsOf = (name: string): readonly Overload[] =>
  (FUNCTIONS.get(name) ?? []).map((one) => ({
    target: one.target === undefined ? undefined : typeOfCel(one.target),
    takes: one.arguments.map(typeOfCel),
    gives: typeOfCel(one.result),
  }));

/** The type a call gives, or null when no overload takes these operands. */
export function resultOfCall(
  name: string,
  target: StaticType | undefined,
  args: readonly StaticType[],
): StaticType | null {
  const fitting = (FUNCTIONS.get(name) ?? []).filter((one) => takes(one, target, args));
  const results = fitting.map((one) => typeOfCel(one.result));
  const [first] = results;
  if (first === undefined) return null;
  return results.every((result) => result.kind === first.kind) ? first : DYN;
}

function takes(one: CelFunc, target: StaticType | undefined, args: readonly StaticType[]): boolean {
  if ((one.target === undefined) !== (target === undefined)) return false;
  if (one.target !== undefined && target !== undefined && !fits(target, one.target)) return false;
  return (
    one.arguments.length === args.length &&
    args.every((arg, index) => fits(arg, one.arguments[index] as CelType)) // safe: the lengths are equal
  );
}

const fits = (type: StaticType, wanted: CelType): boolean =>
  type.kind === 'dyn' || wanted.name === 'dyn' || celNameOf(type) === wanted.name;
