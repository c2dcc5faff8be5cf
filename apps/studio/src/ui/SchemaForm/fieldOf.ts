import { humanise } from '../humanise.ts';
import { type FormSchema, resolveSchema } from './formSchema.ts';

export interface Choice {
  /** Position in the schema's list: the form controls need a string, the value may be anything. */
  readonly key: string;
  readonly value: unknown;
  readonly label: string;
}

export interface Property {
  readonly key: string;
  readonly schema: FormSchema;
  readonly required: boolean;
}

export interface Variant {
  readonly label: string;
  readonly schema: FormSchema;
  /** Property values by which this variant is recognised, such as `{ type: 'http' }`. */
  readonly constants: Readonly<Record<string, unknown>>;
}

/** What a schema looks like as a control. */
export type Field =
  | { readonly type: 'text'; readonly multiline: boolean; readonly format: string | undefined }
  | { readonly type: 'number'; readonly integer: boolean; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'choice'; readonly choices: readonly Choice[] }
  | { readonly type: 'choices'; readonly choices: readonly Choice[] }
  | { readonly type: 'list'; readonly item: FormSchema }
  | { readonly type: 'group'; readonly properties: readonly Property[] }
  | { readonly type: 'map'; readonly value: FormSchema }
  | { readonly type: 'variant'; readonly variants: readonly Variant[] }
  | { readonly type: 'constant' }
  | { readonly type: 'json' };

/** Chooses the control for a schema. Total: what it does not understand becomes a JSON field. */
export function fieldOf(schema: FormSchema, root: FormSchema): Field {
  const resolved = plainSchema(schema, root);
  if (resolved.const !== undefined) return { type: 'constant' };
  if (resolved.enum)
    return { type: 'choice', choices: choicesOf(resolved.enum.map((value) => ({ const: value }))) };
  const alternatives = resolved.oneOf ?? resolved.anyOf;
  if (alternatives) return alternativeField(alternatives, root);
  switch (typeOf(resolved)) {
    case 'string':
      return { type: 'text', multiline: isMultiline(resolved), format: resolved.format };
    case 'number':
    case 'integer':
      return numberField(resolved);
    case 'boolean':
      return { type: 'boolean' };
    case 'array':
      return arrayField(resolved, root);
    case 'object':
      return objectField(resolved);
    default:
      return { type: 'json' };
  }
}

/** Follows references, drops "or null", and merges `allOf`, so that the rest sees one plain schema. */
export function plainSchema(schema: FormSchema, root: FormSchema): FormSchema {
  let resolved = resolveSchema(schema, root);
  for (const part of resolved.allOf ?? []) resolved = mergeObjects(resolved, resolveSchema(part, root));
  const alternatives = resolved.anyOf ?? resolved.oneOf;
  const withoutNull = alternatives?.filter((option) => resolveSchema(option, root).type !== 'null');
  const only = withoutNull?.length === 1 ? withoutNull[0] : undefined;
  if (!only) return resolved;
  const { anyOf: _any, oneOf: _one, ...own } = resolved;
  return plainSchema({ ...resolveSchema(only, root), ...own }, root);
}

function mergeObjects(left: FormSchema, right: FormSchema): FormSchema {
  return {
    ...right,
    ...left,
    properties: { ...left.properties, ...right.properties },
    required: [...(left.required ?? []), ...(right.required ?? [])],
  };
}

function typeOf(schema: FormSchema): string | undefined {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  const real = types.filter((type) => type !== 'null');
  if (real.length === 1) return real[0];
  if (real.length > 1) return undefined;
  if (schema.properties) return 'object';
  return schema.items ? 'array' : undefined;
}

function isMultiline(schema: FormSchema): boolean {
  if (schema.contentMediaType?.startsWith('text/')) return true;
  return ['multiline', 'markdown', 'html', 'textarea'].includes(schema.format ?? '');
}

function numberField(schema: FormSchema): Field {
  const min = schema.minimum ?? schema.exclusiveMinimum;
  const max = schema.maximum ?? schema.exclusiveMaximum;
  const integer = typeOf(schema) === 'integer' || schema.multipleOf === 1;
  return {
    type: 'number',
    integer,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

function arrayField(schema: FormSchema, root: FormSchema): Field {
  const item = typeof schema.items === 'object' ? schema.items : {};
  const field = fieldOf(item, root);
  return field.type === 'choice' ? { type: 'choices', choices: field.choices } : { type: 'list', item };
}

function objectField(schema: FormSchema): Field {
  const entries = Object.entries(schema.properties ?? {});
  if (entries.length === 0) {
    if (schema.additionalProperties === false) return { type: 'group', properties: [] };
    return typeof schema.additionalProperties === 'object'
      ? { type: 'map', value: schema.additionalProperties }
      : { type: 'json' };
  }
  const required = new Set(schema.required);
  return {
    type: 'group',
    properties: entries.map(([key, property]) => ({ key, schema: property, required: required.has(key) })),
  };
}

function alternativeField(alternatives: readonly FormSchema[], root: FormSchema): Field {
  const options = alternatives.map((option) => resolveSchema(option, root));
  if (options.every((option) => option.const !== undefined))
    return { type: 'choice', choices: choicesOf(options) };
  const objects = options.map((option) => plainSchema(option, root));
  if (!objects.every((option) => typeOf(option) === 'object')) return { type: 'json' };
  return { type: 'variant', variants: objects.map((option, index) => variantOf(option, index, root)) };
}

function variantOf(schema: FormSchema, index: number, root: FormSchema): Variant {
  const constants: Record<string, unknown> = {};
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const value = resolveSchema(property, root).const;
    if (value !== undefined) constants[key] = value;
  }
  const label = schema.title ?? Object.values(constants).map((value) => humanise(String(value)))[0];
  return { label: label ?? String(index + 1), schema, constants };
}

function choicesOf(options: readonly FormSchema[]): Choice[] {
  return options.map((option, index) => ({
    key: String(index),
    value: option.const,
    label:
      option.title ??
      (typeof option.const === 'string' ? humanise(option.const) : JSON.stringify(option.const)),
  }));
}
