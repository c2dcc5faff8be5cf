import { type ImportLoss, importBlank, type Json } from '@countersign/model';
import { type Fields, fieldsOf, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { lost, quoted, told } from '../sketch/losses.ts';
import { namedLiteral, portName } from '../sketch/plainText.ts';
import { type Mapping, passing } from '../sketch/sketchStep.ts';
import type { N8nNode } from './n8nNode.ts';
import { isExpression, withoutSign } from './n8nText.ts';

/** Values that are set, and answers to the caller. */
export function mapValues({ type, parameters, outputs }: N8nNode): Mapping | null {
  if (type === 'set') return mapSet(parameters);
  if (type !== 'respondToWebhook') return null;
  const losses: ImportLoss[] = [
    told('meaning', 'it answered the caller while the run went on; a run here gives its output at its end.'),
  ];
  return outputs === 0 ? { kind: 'end', config: {}, losses } : { ...passing(), losses };
}

/** How the editor keeps a value: a literal says its type by itself. */
const SET = ['mode', 'assignments.assignments.id', 'assignments.assignments.type', 'fields.values.type'];

type Value = {
  readonly name: string;
  readonly value: Json;
  /** What the file says that the value is. */
  readonly type: string;
};

function mapSet(parameters: N8nNode['parameters']): Mapping {
  const found = valuesOf(parameters);
  const losses: ImportLoss[] = [];
  const taken = new Set<string>();
  const set = found.slice(0, 500).map(({ name, value: given, type }) => {
    const value = typed(given, type);
    if (value === undefined) losses.push(told('meaning', notOfType(name, type)));
    const port = portName(name, 'value', taken);
    taken.add(port);
    if (isExpression(value)) losses.push(lost('expression', `${name}: ${value}`));
    const kept = value === undefined ? textOf(given) : value;
    const plain = isExpression(kept) ? importBlank(withoutSign(kept)) : kept;
    const said = namedLiteral(name, plain);
    losses.push(...said.losses);
    return { name: port, value: said.value };
  });
  if (set.length === 0) return { ...passing(), losses, settled: SET };
  return { kind: 'transform', config: { set }, losses, settled: SET };
}

const notOfType = (name: string, type: string): string =>
  `the value of ${quoted(name)} is called ${quoted(type)} and is none; it was taken over as text.`;

/** The value as what the file says that it is, for values are often kept as texts; undefined when it is no such value. */
function typed(given: Json, type: string): Json | undefined {
  if (typeof given !== 'string' || isExpression(given)) return given;
  const text = withoutSign(given);
  if (type === 'number') return numberOf(text) ?? undefined;
  if (type === 'boolean') return YES_OR_NO.get(text.trim().toLowerCase());
  if (type !== 'array' && type !== 'object') return text;
  const value = parsed(text);
  return Array.isArray(value) === (type === 'array') && typeof value === 'object' ? value : undefined;
}

const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** Three generations of the node keep their values, and what these are, in three places. */
export function valuesOf(parameters: N8nNode['parameters']): Value[] {
  const assignments = listOf(own(fieldsOf(own(parameters, 'assignments')), 'assignments')).map(fieldsOf);
  const fields = listOf(own(fieldsOf(own(parameters, 'fields')), 'values')).map(fieldsOf);
  const older = Object.entries(fieldsOf(own(parameters, 'values'))).flatMap(([type, items]) =>
    listOf(items)
      .map(fieldsOf)
      .map((item) => listedValue(item, { type, key: 'value', left: LEFT_OUT_FIRST })),
  );
  const listed = [
    ...assignments.map((item) =>
      listedValue(item, { type: textOf(own(item, 'type')), key: 'value', left: {} }),
    ),
    ...older,
    ...fields.map((item) => {
      const key = textOf(own(item, 'type')) || 'stringValue';
      return listedValue(item, { type: key.replace(/Value$/, ''), key, left: LEFT_OUT_LATER });
    }),
  ];
  return listed.length > 0 ? listed : writtenJson(own(parameters, 'jsonOutput'));
}

type Listed = Readonly<{ type: string; key: string; left: Readonly<Record<string, Json>> }>;

/** What a file leaves out, because it is what the form offers first, in the first generation and in the second. */
const LEFT_OUT_FIRST = { boolean: false, number: 0 };
const LEFT_OUT_LATER = { boolean: 'true', object: '{}' };

/** Where nothing is written and nothing is usual it is the empty text, which is no number and no list and is told so. */
const listedValue = (item: Fields, { type, key, left }: Listed): Value => ({
  name: textOf(own(item, 'name')),
  value: own(item, key) === undefined ? (left[type] ?? '') : (own(item, key) ?? null),
  type,
});

function writtenJson(value: Json | undefined): Value[] {
  if (value === undefined || value === '') return [];
  const text = isExpression(value) ? value : withoutSign(textOf(value));
  const data = typeof value === 'string' ? parsed(text) : value;
  if (data === undefined) return [{ name: 'json', value: text, type: '' }];
  return Object.entries(fieldsOf(data)).map(([name, item]) => ({ name, value: item, type: '' }));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // safe: JSON.parse gives JSON
  } catch {
    return undefined;
  }
}
