import { type FlowNode, type Json, type JsonObject, NODE_CONFIG_SCHEMAS } from '@countersign/model';
import type { Translate } from '../../../strings/catalogue.ts';
import type { Phrase } from '../../../strings/createPhrase.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import { type FormSchema, fieldOf } from '../../../ui/SchemaForm/index.ts';
import { isDuration, isShare } from '../inspector/fieldKind.ts';
import { wordedSchema } from '../inspector/wordedSchema.ts';
import { durationInWords } from '../inspector/words/durationInWords.ts';

/** One setting of a step in words: what it is called, what it is, and what is inside it, one list for each element. */
export type Fact = {
  readonly label: string;
  readonly text: string;
  readonly inside: readonly (readonly Fact[])[];
};

type Reader = { readonly t: Translate; readonly phrase: Phrase; readonly language: string };
type Reading = Reader & { readonly root: FormSchema };

/** What says nothing to those who read a description: names for programs, and what stands in sections of its own. */
const LEFT_OUT: ReadonlySet<string> = new Set(['port', 'policy']);

/** Every setting of a step, called as its form calls it, in the reader's language; what is empty is left out. */
export function configFacts(node: FlowNode, reader: Reader): readonly Fact[] {
  // safe: both are the same plain JSON
  const schema = wordedSchema(NODE_CONFIG_SCHEMAS[node.kind], reader.phrase) as FormSchema;
  return factsIn(schema, node.config as Json, { ...reader, root: schema });
}

function factsIn(schema: FormSchema, value: Json, reading: Reading): readonly Fact[] {
  const field = fieldOf(schema, reading.root);
  if (field.type !== 'group' || !isObject(value)) return [];
  return field.properties.flatMap(({ key, schema: property }) => {
    const inner = value[key];
    const isEmpty = inner === undefined || inner === '' || (Array.isArray(inner) && inner.length === 0);
    if (isEmpty || LEFT_OUT.has(key)) return [];
    const said = say(property, inner, reading);
    return said === undefined ? [] : [{ label: property.title ?? key, ...said }];
  });
}

type Said = Pick<Fact, 'text' | 'inside'>;

const plain = (text: string): Said => ({ text, inside: [] });

function say(schema: FormSchema, value: Json, reading: Reading): Said | undefined {
  const { root, t, language } = reading;
  const field = fieldOf(schema, root);
  const named = (one: Json) =>
    'choices' in field ? (field.choices.find((choice) => choice.value === one)?.label ?? String(one)) : '';
  switch (field.type) {
    case 'constant':
      return undefined;
    case 'choice':
      return plain(named(value));
    case 'choices':
      return plain(Array.isArray(value) ? value.map(named).join(', ') : '');
    case 'boolean':
      return plain(t(value === true ? 'editing.conflict.yes' : 'editing.conflict.no'));
    case 'number':
      if (typeof value !== 'number') return undefined;
      return plain(isShare(schema) ? formatShare(value, language) : number(value, language));
    case 'text':
      return plain(isDuration(schema) ? durationInWords(String(value), language) : String(value));
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
  return plain(value.map((one: Json) => say(item, one, reading)?.text ?? written(one)).join(', '));
}

const entriesOf = (value: JsonObject): readonly Fact[] =>
  Object.entries(value).map(([label, inner]) => ({ label, ...plain(written(inner)) }));

const written = (value: Json | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);

const number = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 20 }).format(value);

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
