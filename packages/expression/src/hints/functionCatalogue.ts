import { HAS, LOOPS } from '../check/macroNames.ts';
import { functionNames, overloadsOf } from '../check/signatures.ts';
import type { StaticType } from '../check/staticType.ts';

type Kind = StaticType['kind'];

/** One way to call a function. Kinds are those of `Expression.gives`; `condition` stands for what a loop asks of each element. */
export type Signature = {
  /** What it is called on (`text.contains(…)`); absent for `size(…)`. */
  readonly on?: Kind;
  readonly takes: readonly (Kind | 'name' | 'condition')[];
  readonly gives: Kind;
};

/** A function, a method or a macro, with every way to call it. */
export type FunctionEntry = { readonly name: string; readonly signatures: readonly Signature[] };

/** For whole numbers of expressions only, or of no use in a flow. */
const UNOFFERED: ReadonlySet<string> = new Set(['uint', 'bytes', 'type', 'dyn', 'strings.quote']);
const WORD = /^[a-z][a-zA-Z]*$/;

const MACROS: readonly FunctionEntry[] = [
  { name: HAS, signatures: [{ takes: ['dyn'], gives: 'bool' }] },
  ...LOOPS.map((name): FunctionEntry => {
    const gives = name === 'filter' || name === 'map' ? 'list' : 'bool';
    const takes = ['name', name === 'map' ? 'dyn' : 'condition'] as const;
    return { name, signatures: [{ on: 'list', takes, gives }] };
  }),
];

/** Everything an expression can call, from the same list that evaluation uses, without what nobody needs. */
export const FUNCTION_CATALOGUE: readonly FunctionEntry[] = [
  ...MACROS,
  ...functionNames()
    .filter((name) => WORD.test(name) && !UNOFFERED.has(name))
    .map((name) => ({ name, signatures: signaturesOf(name) })),
];

function signaturesOf(name: string): Signature[] {
  const all = overloadsOf(name).map(
    ({ target, takes, gives }): Signature => ({
      ...(target === undefined ? {} : { on: target.kind }),
      takes: takes.map((type) => type.kind),
      gives: gives.kind,
    }),
  );
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
