import type { Json, JsonSchema } from './json.ts';
import { pointerKeys } from './jsonPointer.ts';

type Violation = {
  readonly keyword: string;
  /** Place of the keyword in the schema, such as `#/properties/amount/minimum`. */
  readonly schemaAt: string;
  /** What the validator said: the last resort. */
  readonly said: string;
};

/** A violated keyword as a sentence of our own: what is wrong, and what is expected instead. */
export function violationSentence(violation: Violation, schema: JsonSchema): string {
  const limit = limitOf(schema, violation.schemaAt);
  const write = SENTENCES[violation.keyword];
  return write?.(limit, violation) ?? 'This value does not fit the schema.';
}

type Write = (limit: Json | undefined, violation: Violation) => string;

const SENTENCES: { readonly [keyword: string]: Write } = {
  required: (_, violation) => `"${missingProperty(violation) ?? ''}" is missing.`,
  type: (limit) => `This must be ${typesOf(limit)}.`,
  enum: (limit) => `This must be one of: ${Array.isArray(limit) ? limit.map(say).join(', ') : say(limit)}.`,
  const: (limit) => `This must be ${say(limit)}.`,
  minimum: (limit) => `This must be ${say(limit)} or more.`,
  maximum: (limit) => `This must be ${say(limit)} or less.`,
  exclusiveMinimum: (limit) => `This must be more than ${say(limit)}.`,
  exclusiveMaximum: (limit) => `This must be less than ${say(limit)}.`,
  multipleOf: (limit) => `This must be a multiple of ${say(limit)}.`,
  minLength: (limit) =>
    limit === 1 ? 'This must not be empty.' : `This needs at least ${say(limit)} characters.`,
  maxLength: (limit) => `This may have at most ${say(limit)} characters.`,
  minItems: (limit) => `This needs at least ${say(limit)} entries.`,
  maxItems: (limit) => `This may have at most ${say(limit)} entries.`,
  uniqueItems: () => 'No entry may come twice.',
  pattern: (limit) => `This does not match the pattern ${say(limit)}.`,
  format: (limit) => FORMATS[String(limit)] ?? `This must have the format ${say(limit)}.`,
  false: () => 'This field is not expected here.',
  additionalProperties: () => 'This holds a field that is not expected here.',
  anyOf: () => 'This fits none of the possible shapes.',
  oneOf: () => 'This fits none of the possible shapes, or several.',
};

const FORMATS: { readonly [format: string]: string } = {
  email: 'This must be an e-mail address.',
  uri: 'This must be a web address.',
  date: 'This must be a date such as 2026-03-31.',
  'date-time': 'This must be a date with a time, such as 2026-03-31T09:00:00Z.',
  time: 'This must be a time such as 09:00:00Z.',
  uuid: 'This must be a UUID.',
};

const TYPES: { readonly [type: string]: string } = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  null: 'empty',
  number: 'a number',
  object: 'an object',
  string: 'a text',
};

const typesOf = (limit: Json | undefined): string =>
  (Array.isArray(limit) ? limit : [limit]).map((type) => TYPES[String(type)] ?? String(type)).join(' or ');

const say = (value: Json | undefined): string => JSON.stringify(value) ?? '';

/** The name of the property that is not there; the validator tells it in its sentence only. */
export function missingProperty({ keyword, said }: Pick<Violation, 'keyword' | 'said'>): string | undefined {
  return keyword === 'required' ? /property "(.*)"/s.exec(said)?.[1] : undefined;
}

/** The value of the keyword, through references inside the schema. */
function limitOf(schema: JsonSchema, place: string): Json | undefined {
  let current: Json | undefined = schema;
  for (const part of place.replace(/^#\/?/, '').split('/')) {
    const key = decodeURIComponent(part.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (typeof current !== 'object' || current === null) return undefined;
    const found: Json | undefined = (current as { readonly [name: string]: Json })[key];
    current =
      key === '$ref' && typeof found === 'string' && found.startsWith('#')
        ? valueAt(schema, found.slice(1))
        : found;
  }
  return current;
}

const valueAt = (schema: JsonSchema, pointer: string): Json | undefined =>
  pointerKeys(pointer).reduce<Json | undefined>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as JsonSchema)[key] : undefined),
    schema,
  );
