import type { Json, JsonSchema } from '@countersign/model';
import type { Phrase } from '../../../strings/createPhrase.ts';
import { humanise } from '../../../ui/humanise.ts';

/**
 * The schema as a form shows it: titles, helps and choices in the reader's language. Only for drawing; values are checked
 * by the schema itself.
 */
export function wordedSchema(schema: JsonSchema, phrase: Phrase): JsonSchema {
  return worded(schema, phrase) as JsonSchema; // safe: an object stays an object
}

function worded(value: Json, phrase: Phrase): Json {
  if (Array.isArray(value)) return value.map((item: Json) => worded(item, phrase));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, Json] => [
    key,
    WORDS.has(key) && typeof inner === 'string' ? phrase(inner) : worded(inner, phrase),
  ]);
  return withChoices(Object.fromEntries(entries), phrase);
}

const WORDS: ReadonlySet<string> = new Set(['title', 'description']);

/** A closed list becomes alternatives with titles; a shape that is told by its type is called after it. */
function withChoices(schema: JsonSchema, phrase: Phrase): JsonSchema {
  const { enum: choices, ...rest } = schema;
  if (schema['type'] === 'string' && Array.isArray(choices)) {
    return {
      ...rest,
      oneOf: choices.map((choice: Json) => ({ const: choice, title: nameOf(choice, phrase) })),
    };
  }
  const type = typeConst(schema);
  return type === undefined || schema['title'] !== undefined
    ? schema
    : { ...schema, title: nameOf(type, phrase) };
}

function typeConst(schema: JsonSchema): Json | undefined {
  const type = (schema['properties'] as { readonly type?: JsonSchema } | undefined)?.type;
  return type?.['title'] === undefined ? type?.['const'] : undefined;
}

const nameOf = (choice: Json, phrase: Phrase): string =>
  phrase(NAMES[String(choice)] ?? humanise(String(choice)));

/** Choices whose key does not say enough, or is not written like a word. */
const NAMES: { readonly [choice: string]: string } = {
  api: 'API',
  manual: 'By hand',
  file: 'File of cases',
  http: 'HTTP request',
  email: 'E-mail',
  github: 'GitHub',
  hmac: 'HMAC',
  standard: 'Standard Webhooks',
  language: 'Language model',
  workingTime: 'Working time',
  GET: 'GET',
  POST: 'POST',
  PUT: 'PUT',
  PATCH: 'PATCH',
  DELETE: 'DELETE',
};
