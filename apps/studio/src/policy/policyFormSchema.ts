import { CheckpointPolicy } from '@countersign/model';
import { z } from 'zod';
import type { StringKey, Translate } from '../strings/catalogue.ts';

/** The part of a JSON Schema that is given words and hints here. */
interface Schema {
  type?: string;
  required?: readonly string[];
  title?: string;
  description?: string;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  'x-widget'?: string;
  'x-optional'?: boolean;
  'x-plain'?: boolean;
}

type PolicyKey = Extract<StringKey, `policy.${string}`>;
type Words = { readonly label: PolicyKey; readonly help?: PolicyKey };

/** The words of every field by its path in the schema; `*` is the element of a list. */
const WORDS: Readonly<Record<string, Words>> = {
  ladder: { label: 'policy.ladder' },
  'ladder.*.title': { label: 'policy.rung.title' },
  'ladder.*.minConfidence': { label: 'policy.rung.minConfidence' },
  'ladder.*.maxAmount': { label: 'policy.rung.maxAmount' },
  'ladder.*.when': { label: 'policy.rung.when' },
  'ladder.*.sampleRate': { label: 'policy.rung.sampleRate' },
  startRung: { label: 'policy.startRung', help: 'policy.startRung.help' },
  probationRung: { label: 'policy.probationRung', help: 'policy.probationRung.help' },
  amount: { label: 'policy.amount', help: 'policy.amount.help' },
  maxAmount: { label: 'policy.maxAmount' },
  floors: { label: 'policy.floors' },
  'floors.*.title': { label: 'policy.floor.title' },
  'floors.*.when': { label: 'policy.floor.when' },
  tolerance: { label: 'policy.tolerance', help: 'policy.tolerance.help' },
  missRate: { label: 'policy.missRate', help: 'policy.missRate.help' },
  risk: { label: 'policy.risk', help: 'policy.risk.help' },
  rule: { label: 'policy.rule' },
  'rule.type': { label: 'policy.rule' },
  'rule.length': { label: 'policy.rule.length' },
  target: { label: 'policy.target' },
  spending: { label: 'policy.spending' },
  widening: { label: 'policy.widening' },
  ratifiedBy: { label: 'policy.ratifiedBy' },
  correctness: { label: 'policy.section.errors' },
  'correctness.cosmetic': {
    label: 'policy.correctness.cosmetic',
    help: 'policy.correctness.cosmetic.help',
  },
  'correctness.severity': {
    label: 'policy.correctness.severity',
    help: 'policy.correctness.severity.help',
  },
  labelWithin: { label: 'policy.labelWithin', help: 'policy.labelWithin.help' },
  sampling: { label: 'policy.sampling' },
  'sampling.dueAfter': { label: 'policy.sampling.dueAfter', help: 'policy.sampling.dueAfter.help' },
  'sampling.targeted': { label: 'policy.sampling.targeted', help: 'policy.sampling.targeted.help' },
  'sampling.targeted.budget': { label: 'policy.sampling.budget' },
  breakers: { label: 'policy.breakers' },
  'breakers.alarmAt': { label: 'policy.breakers.alarmAt', help: 'policy.breakers.alarmAt.help' },
  'breakers.errors': { label: 'policy.breakers.errors' },
  'breakers.errors.count': { label: 'policy.breakers.count' },
  'breakers.errors.window': { label: 'policy.breakers.window' },
};

/** The words of single values. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, PolicyKey>>>> = {
  target: { band: 'policy.target.band', cumulative: 'policy.target.cumulative' },
  spending: { epoch: 'policy.spending.epoch', lifetime: 'policy.spending.lifetime' },
  widening: { proposed: 'policy.widening.proposed', automatic: 'policy.widening.automatic' },
  ratifiedBy: { owner: 'policy.ratifiedBy.owner', twoOwners: 'policy.ratifiedBy.twoOwners' },
  rule: {
    streak: 'policy.rule.streak',
    escalating: 'policy.rule.escalating',
    eprocess: 'policy.rule.eprocess',
  },
};

/** Shares between 0 and 1 that people read in per cent. */
const SHARES = new Set([
  'tolerance',
  'missRate',
  'risk',
  'ladder.*.minConfidence',
  'ladder.*.sampleRate',
  'sampling.targeted.budget',
]);

/** What stands in something that is added. */
const SEEDS: Readonly<Record<string, unknown>> = {
  'sampling.targeted': { budget: 0.05 },
  'breakers.errors': { count: 3, window: 20 },
  'rule:streak': { type: 'streak', length: 500 },
};

/** The form of some fields of a policy, in the reader's language. */
export function policyFormSchema(fields: readonly (keyof CheckpointPolicy)[], t: Translate): object {
  // safe: a schema made from zod is plain JSON of this shape
  const whole = z.toJSONSchema(CheckpointPolicy, { io: 'input' }) as unknown as Schema;
  const properties = Object.fromEntries(fields.map((field) => [field, whole.properties?.[field] ?? {}]));
  return { ...whole, properties: wordedAll(properties, '', t), required: presetFields(properties) };
}

/** The path of a field in the schema: whichever element of a list it is in. */
const schemaPath = (path: string): string => path.replaceAll(/(^|\.)\d+(?=\.|$)/g, '$1*');

/** Whether a field is a share that people read in per cent. */
export const isShareField = (path: string): boolean => SHARES.has(schemaPath(path));

/** What a value of a field is called that is one of a few; null where values have no names. */
export function policyChoiceName(path: string, value: unknown, t: Translate): string | null {
  const key = CHOICES[path.replace(/\.type$/, '')]?.[String(value)];
  return key === undefined ? null : t(key);
}

/** What a field is called inside the thing it belongs to; null for what has no name, such as a constant. */
export function policyLeafName(path: string, t: Translate): string | null {
  const words = WORDS[schemaPath(path)];
  return words === undefined || path === 'rule.type' ? null : t(words.label);
}

/** What a field of the policy is called, by its path (`ladder.0.maxAmount`). */
export function policyFieldName(path: string, t: Translate): string {
  const parts = path.split('.');
  const words = WORDS[schemaPath(path)];
  if (words === undefined) {
    const [parent, last] = [parts.slice(0, -1), parts.at(-1) ?? ''];
    if (parent.length === 0) return last;
    return `${policyFieldName(parent.join('.'), t)} ${/^\d+$/.test(last) ? Number(last) + 1 : last}`;
  }
  if (parts.length < 3) return t(words.label);
  return `${policyFieldName(parts.slice(0, -1).join('.'), t)} · ${t(words.label)}`;
}

function wordedAll(properties: Record<string, Schema>, path: string, t: Translate): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [
      key,
      worded(schema, path === '' ? key : `${path}.${key}`, t),
    ]),
  );
}

function worded(schema: Schema, path: string, t: Translate): Schema {
  const words = WORDS[path];
  // A constant has no control, so its words would only be in the way.
  if (schema.const !== undefined) return { const: schema.const };
  const { description: _, enum: values, ...own } = schema;
  return {
    ...own,
    ...(words === undefined ? {} : { title: t(words.label) }),
    ...(words?.help === undefined ? {} : { description: t(words.help) }),
    ...(SHARES.has(path) ? { 'x-widget': 'share' } : {}),
    ...(SEEDS[path] === undefined ? {} : { default: SEEDS[path], 'x-optional': true }),
    ...(path === 'correctness' ? { 'x-plain': true } : {}),
    ...(values === undefined ? {} : { oneOf: namedValues(values, path, t) }),
    ...(schema.oneOf === undefined ? {} : { oneOf: schema.oneOf.map((one) => variant(one, path, t)) }),
    ...(schema.properties === undefined
      ? {}
      : { properties: wordedAll(schema.properties, path, t), required: requiredOf(schema) }),
    ...(schema.items === undefined ? {} : { items: worded(schema.items, `${path}.*`, t) }),
  };
}

const SCALARS: ReadonlySet<string> = new Set(['number', 'integer', 'string']);

/** What somebody emptied must not come into force as its default without a word. */
const presetFields = (properties: Record<string, Schema>): readonly string[] =>
  Object.keys(properties).filter((key) => {
    const { type, default: preset } = properties[key] ?? {};
    return preset !== undefined && type !== undefined && SCALARS.has(type);
  });

const requiredOf = ({ required = [], properties = {} }: Schema): readonly string[] => [
  ...new Set([...required, ...presetFields(properties)]),
];

function namedValues(values: readonly unknown[], path: string, t: Translate): Schema[] {
  return values.map((value) => {
    const key = CHOICES[path]?.[String(value)];
    return { const: value, ...(key === undefined ? {} : { title: t(key) }) };
  });
}

function variant(schema: Schema, path: string, t: Translate): Schema {
  const type = String(schema.properties?.['type']?.const);
  const key = CHOICES[path]?.[type];
  const seed = SEEDS[`${path}:${type}`];
  return {
    ...worded(schema, path, t),
    ...(key === undefined ? {} : { title: t(key) }),
    ...(seed === undefined ? {} : { default: seed }),
  };
}
