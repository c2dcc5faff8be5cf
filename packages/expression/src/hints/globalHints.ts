import { HAS } from '../check/macroNames.ts';
import { typeOfSchema } from '../check/staticType.ts';
import { FUNCTION_CATALOGUE } from './functionCatalogue.ts';
import type { Hint } from './hint.ts';
import type { Reading } from './readingAt.ts';

const CONSTANTS: readonly Hint[] = ['true', 'false', 'null'].map((label) => ({
  type: 'keyword',
  label,
  insert: label,
  gives: label === 'null' ? 'null' : 'bool',
}));

/** Functions that are called on nothing, as `size(…)`; computed once, they never change. */
const FUNCTIONS: readonly Hint[] = FUNCTION_CATALOGUE.flatMap(({ name, signatures }) => {
  const own = signatures.filter(({ on }) => on === undefined);
  const [first] = own;
  if (first === undefined) return [];
  return [
    {
      type: 'function' as const,
      label: name,
      insert: `${name}()`,
      caret: name.length + 1,
      gives: first.gives,
    },
  ];
});

/** What can begin a value: the elements of loops around, the variables, functions, constants. */
export function globalHints({ variables, local }: Reading): Hint[] {
  const locals = [...local].map(
    ([label, type]): Hint => ({ type: 'variable', label, insert: label, gives: type.kind }),
  );
  const known = Object.entries(variables).map(
    ([label, schema]): Hint => ({
      type: 'variable',
      label,
      insert: label,
      gives: kindOf(label, schema),
      schema,
    }),
  );
  return [
    ...locals,
    ...known,
    ...FUNCTIONS.filter(({ label }) => label === HAS),
    ...FUNCTIONS.filter(({ label }) => label !== HAS),
    ...CONSTANTS,
  ];
}

const kindOf = (name: string, schema: Hint['schema']): Hint['gives'] =>
  name === 'now' ? 'timestamp' : typeOfSchema(schema).kind;
