import type { Json, JsonObject } from '@countersign/model';
import type { Translate } from '../../../strings/catalogue.ts';
import type { Phrase } from '../../../strings/createPhrase.ts';
import { fieldText } from '../../../ui/fieldText.ts';
import { type FormSchema, fieldOf } from '../../../ui/SchemaForm/index.ts';

/** One setting in words: what it is called, what it is, and what is inside it, one list for each element. */
export type Fact = {
  readonly label: string;
  readonly text: string;
  readonly inside: readonly (readonly Fact[])[];
};

export type FactReader = { readonly t: Translate; readonly phrase: Phrase; readonly language: string };
type Reading = FactReader & { readonly root: FormSchema };

/** What says nothing to those who read a description: names for programs, and what stands in sections of its own. */
const LEFT_OUT: ReadonlySet<string> = new Set(['port', 'policy']);

/** The settings of an object whose schema has its words already; what is empty is left out. */
export function factsIn(schema: FormSchema, value: Json, reading: Reading): readonly Fact[] {
  const field = fieldOf(schema, reading.root);
  if (field.type !== 'group' || !isObject(value)) return [];
  return field.properties.flatMap(({ key, schema: property }) => {
    const inner = value[key];
    const isEmpty = inner === undefined || inner === '' || (Array.isArray(inner) && inner.length === 0);
    if (isEmpty || LEFT_OUT.has(key)) return [];
    const said = sayValue(property, inner, reading);
    return said === undefined ? [] : [{ label: property.title ?? key, ...said }];
  });
}

export type Said = Pick<Fact, 'text' | 'inside'>;

const plain = (text: string): Said => ({ text, inside: [] });

/** A value of such a schema; nothing for what the schema fixes or only programs read. */
export function sayValue(schema: FormSchema, value: Json, reading: Reading): Said | undefined {
  const field = fieldOf(schema, reading.root);
  switch (field.type) {
    case 'constant':
      return undefined;
    case 'choice':
    case 'choices':
    case 'boolean':
    case 'number':
    case 'text': {
      const text = fieldText(schema, value, reading);
      return text === undefined ? undefined : plain(text);
    }
    case 'group':
      return { text: '', inside: [factsIn(schema, value, reading)] };
    case 'variant':
      return sayVariant(field.variants, value, reading);
    case 'list':
      return sayList(field.item, value, reading);
    case 'map':
      return { text: '', inside: [isObject(value) ? entriesOf(value) : []] };
    case 'json':
      return schema.format === 'json-schema' ? undefined : plain(written(value));
  }
}

function sayVariant(
  variants: readonly { label: string; schema: FormSchema; constants: Readonly<Record<string, unknown>> }[],
  value: Json,
  reading: Reading,
): Said | undefined {
  if (!isObject(value)) return undefined;
  const chosen = variants.find(({ constants }) =>
    Object.entries(constants).every(([key, constant]) => value[key] === constant),
  );
  return chosen && { text: chosen.label, inside: [factsIn(chosen.schema, value, reading)] };
}

function sayList(item: FormSchema, value: Json, reading: Reading): Said | undefined {
  if (!Array.isArray(value)) return undefined;
  const inside = value.map((one: Json) => factsIn(item, one, reading));
  if (inside.every((facts) => facts.length > 0)) return { text: '', inside };
  const texts = value.map((one: Json) => sayValue(item, one, reading)?.text ?? written(one));
  // Sentences end by themselves.
  return plain(texts.join(texts.some((text) => /[.!?]$/.test(text)) ? ' ' : ', '));
}

const entriesOf = (value: JsonObject): readonly Fact[] =>
  Object.entries(value).map(([label, inner]) => ({ label, ...plain(written(inner)) }));

const written = (value: Json | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
