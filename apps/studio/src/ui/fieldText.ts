import type { Translate } from '../strings/catalogue.ts';
import { durationInWords } from './durationInWords.ts';
import { isDuration, isShare } from './fieldKind.ts';
import { type FormSchema, fieldOf } from './SchemaForm/index.ts';

export type FieldReader = {
  readonly t: Translate;
  readonly language: string;
  /** The schema that references are looked up in. */
  readonly root: FormSchema;
};

/** A single value as its field shows it: a choice by its name, yes or no, a share in per cent; nothing for what has parts. */
export function fieldText(schema: FormSchema, value: unknown, reader: FieldReader): string | undefined {
  const { t, language, root } = reader;
  const field = fieldOf(schema, root);
  const named = (one: unknown) =>
    'choices' in field
      ? (field.choices.find((choice) => choice.value === one)?.label ?? String(one))
      : String(one);
  if (field.type === 'choices') return Array.isArray(value) ? value.map(named).join(', ') : undefined;
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return numberText(value, language, isShare(schema) ? 'percent' : 'decimal');
  if (typeof value !== 'string') return undefined;
  return isDuration(schema) ? durationInWords(value, language) : named(value);
}

/** All of its digits: two values that differ are never said alike. */
const numberText = (value: number, language: string, style: 'percent' | 'decimal'): string =>
  new Intl.NumberFormat(language, { style, maximumFractionDigits: 20 }).format(value);
