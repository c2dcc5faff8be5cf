import type { JsonObject, JsonSchema } from '@countersign/model';

/** A value an expression may name, with what kind of value it is. */
export type VariablePath = { readonly path: string; readonly type: string };

const DEEPEST = 5;
const MOST = 400;

/** Every path into the variables that their schemas tell of: `input.amount`, `steps.triage.decision`. */
export function variablePaths(variables: { readonly [name: string]: JsonSchema }): VariablePath[] {
  const paths: VariablePath[] = [];
  const walk = (path: string, schema: JsonSchema, depth: number) => {
    if (paths.length >= MOST) return;
    const properties = schema['properties'] as { readonly [key: string]: JsonSchema } | undefined;
    const names = Object.keys(properties ?? {});
    if (names.length === 0 || depth >= DEEPEST) {
      paths.push({ path, type: typeOf(schema) });
      return;
    }
    for (const name of names) {
      if (PLAIN_NAME.test(name)) walk(`${path}.${name}`, properties?.[name] ?? {}, depth + 1);
    }
  };
  for (const [name, schema] of Object.entries(variables)) walk(name, schema, 0);
  return paths;
}

const PLAIN_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

function typeOf(schema: JsonSchema): string {
  const values = schema['enum'];
  if (Array.isArray(values)) return values.map((value: unknown) => JSON.stringify(value)).join(' | ');
  const type = (schema as JsonObject)['type'];
  return typeof type === 'string' ? type : '';
}

/** The part of a name that stands before the caret; in a template only inside an open hole. */
export function wordBefore(text: string, caret: number, isTemplate: boolean): string | undefined {
  const before = text.slice(0, caret);
  if (isTemplate && before.lastIndexOf('{{') <= before.lastIndexOf('}}')) return undefined;
  return /[a-zA-Z_][a-zA-Z0-9_.]*$/.exec(before)?.[0] ?? '';
}

/** The text with a path put in the place of the word before the caret, and where the caret is then. */
export function withPath(
  text: string,
  place: { readonly caret: number; readonly isTemplate: boolean },
  path: string,
): { text: string; caret: number } {
  const word = wordBefore(text, place.caret, place.isTemplate);
  const isOutside = place.isTemplate && word === undefined;
  const start = place.caret - (word?.length ?? 0);
  const inserted = isOutside ? `{{ ${path} }}` : path;
  return { text: text.slice(0, start) + inserted + text.slice(place.caret), caret: start + inserted.length };
}
