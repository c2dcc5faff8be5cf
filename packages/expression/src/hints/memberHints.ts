import { fieldType, propertiesOf, type StaticType } from '../check/staticType.ts';
import { FUNCTION_CATALOGUE, type Signature } from './functionCatalogue.ts';
import type { Hint, Hints } from './hint.ts';
import { type Reading, typeBefore } from './readingAt.ts';

const PLAIN_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** What can stand behind the dot: the fields of the value before it, then what can be called on it. */
export function memberHints(reading: Reading): Hints | null {
  const { tokens, before, range } = reading;
  const dot = tokens[before - 1];
  if (dot === undefined) return null;
  const type = typeBefore(reading, before - 2);
  const fields = fieldHints(type);
  const hints = [...fields, ...methodHints(type)];
  return hints.length === 0 ? null : { ...range, hints };
}

/** Fields whose names are not words are offered in `x["…"]`. */
function fieldHints(type: StaticType): Hint[] {
  if (type.kind !== 'object') return [];
  return Object.entries(propertiesOf(type.schema)).flatMap(([label, schema]) =>
    PLAIN_NAME.test(label)
      ? [
          {
            type: 'field' as const,
            label,
            insert: label,
            gives: (fieldType(type, label) ?? { kind: 'dyn' }).kind,
            ...(isSchema(schema) ? { schema } : {}),
          },
        ]
      : [],
  );
}

const isSchema = (schema: unknown): schema is NonNullable<Hint['schema']> =>
  typeof schema === 'object' && schema !== null && !Array.isArray(schema);

/** An object whose fields are known is asked for its fields; of a value that is not known any method may exist. */
function methodHints({ kind }: StaticType): Hint[] {
  return FUNCTION_CATALOGUE.flatMap(({ name, signatures }) => {
    const own = signatures.filter((one) => isCalledOn(one, kind));
    const [first] = own;
    if (first === undefined) return [];
    const takesNothing = own.every(({ takes }) => takes.length === 0);
    const caret = takesNothing ? {} : { caret: name.length + 1 };
    return [{ type: 'function' as const, label: name, insert: `${name}()`, ...caret, gives: first.gives }];
  });
}

function isCalledOn({ on, takes }: Signature, kind: StaticType['kind']): boolean {
  if (on === undefined) return false;
  if (kind === 'dyn') return true;
  return on === kind || (kind === 'map' && on === 'list' && takes[0] === 'name');
}
