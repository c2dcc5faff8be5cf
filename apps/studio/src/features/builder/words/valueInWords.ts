import type { Json, JsonSchema } from '@countersign/model';
import { fieldText } from '../../../ui/fieldText.ts';
import { type FormSchema, fieldOf } from '../../../ui/SchemaForm/index.ts';
import { wordedSchema } from '../inspector/wordedSchema.ts';
import { type Fact, type FactReader, sayValue } from './valueFacts.ts';

export type ValueReader = FactReader;

/** More of a value than this nobody reads in a sentence. */
const LONGEST = 80;

/** What a field holds, in the reader's words: what people wrote in quotes, everything else as the form shows it. */
export function valueInWords(value: Json, schema: JsonSchema | undefined, reader: ValueReader): string {
  const text = wholeInWords(value, schema, reader);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

function wholeInWords(value: Json, schema: JsonSchema | undefined, reader: ValueReader): string {
  const form = wordedSchema(schema ?? {}, reader.phrase) as FormSchema; // safe: both are the same plain JSON
  const said = sayValue(form, value, { ...reader, root: form });
  const isWritten =
    typeof value === 'string' && said?.text === value && fieldOf(form, form).type !== 'choice';
  if (isWritten) return reader.t('builder.diff.quoted', { text: value });
  if (said === undefined) return JSON.stringify(value);
  const inside = said.inside.map(listed).join('; ');
  return [said.text, inside].filter((part) => part !== '').join(', ') || JSON.stringify(value);
}

/** A setting with what is inside it, on one line; nothing of one that holds nothing. */
function inLine({ label, text, inside }: Fact): string {
  const parts = inside.map(listed).filter((part) => part !== '');
  const told = [text, ...(parts.length > 0 ? [`(${parts.join('; ')})`] : [])].filter((part) => part !== '');
  return told.length === 0 ? '' : `${label}: ${told.join(' ')}`;
}

const listed = (facts: readonly Fact[]): string =>
  facts
    .map(inLine)
    .filter((part) => part !== '')
    .join(', ');

/** A value without parts as the form shows it; nothing for what has parts. */
export function singleInWords(
  value: Json,
  schema: JsonSchema | undefined,
  reader: ValueReader,
): string | undefined {
  const form = wordedSchema(schema ?? {}, reader.phrase) as FormSchema; // safe: both are the same plain JSON
  return fieldText(form, value, { ...reader, root: form });
}
