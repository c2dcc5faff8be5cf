import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonSchema } from '../json.ts';
import { NODE_CONFIG_SCHEMAS } from './configSchemas.ts';
import { FlowSettings } from './flow.ts';

type Field = { readonly at: string; readonly title: unknown; readonly description: unknown };

/** Every field that a form shows, in every alternative; constants tell alternatives apart and are not shown. */
function fieldsOf(schema: JsonSchema, at: string): Field[] {
  const own = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  const shown = own.filter(([, field]) => field['const'] === undefined);
  const items = schema['items'] as JsonSchema | undefined;
  const alternatives = (schema['oneOf'] ?? schema['anyOf'] ?? []) as readonly JsonSchema[];
  return [
    ...shown.flatMap(([name, field]) => [
      { at: `${at}/${name}`, title: field['title'], description: field['description'] },
      ...fieldsOf(field, `${at}/${name}`),
    ]),
    ...(items === undefined ? [] : fieldsOf(items, `${at}[]`)),
    ...alternatives.flatMap((alternative, index) => fieldsOf(alternative, `${at}:${index}`)),
  ];
}

describe('the fields of a flow', () => {
  const schemas = {
    ...NODE_CONFIG_SCHEMAS,
    settings: z.toJSONSchema(FlowSettings, { io: 'input' }) as unknown as JsonSchema, // safe: a JSON Schema is JSON
  };
  const fields = Object.entries(schemas).flatMap(([kind, schema]) => fieldsOf(schema, kind));

  it('all have a title and say what they are for', () => {
    expect(fields.length).toBeGreaterThan(120);
    const isText = (text: unknown) => typeof text === 'string' && text.length > 1;
    expect(fields.filter(({ title, description }) => !isText(title) || !isText(description))).toEqual([]);
  });

  it('say it in one or two sentences', () => {
    expect(fields.filter(({ description }) => String(description).length > 180).map(({ at }) => at)).toEqual(
      [],
    );
  });
});
