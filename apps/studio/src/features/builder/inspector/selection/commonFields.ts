import type { FlowNode, Json, JsonObject, JsonSchema } from '@countersign/model';

/** Steps of one kind as one form: the fields that all of them have, with the value where it is the same. */
export type CommonFields = {
  readonly schema: JsonSchema;
  readonly value: JsonObject;
  /** Names of the fields in which the steps differ. */
  readonly mixed: readonly string[];
};

/** Kinds of values that mean the same in every step: no expressions, no lists of ways out, no nested parts. */
const PLAIN: ReadonlySet<Json | undefined> = new Set(['string', 'number', 'integer', 'boolean']);

/** The plain fields of several steps of one kind; undefined for steps of different kinds. */
export function commonFields(nodes: readonly FlowNode[], schema: JsonSchema): CommonFields | undefined {
  const [first, ...others] = nodes;
  if (first === undefined || others.some(({ kind }) => kind !== first.kind)) return undefined;
  const all = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const properties = Object.fromEntries(Object.entries(all).filter(([, field]) => isPlain(field)));
  const configs = nodes.map((node) => node.config as JsonObject); // safe: a config is plain JSON
  const mixed = Object.keys(properties).filter(
    (name) => new Set(configs.map((config) => JSON.stringify(config[name]))).size > 1,
  );
  const shared = Object.entries(configs[0] ?? {}).filter(
    ([name]) => properties[name] !== undefined && !mixed.includes(name),
  );
  return { schema: { ...schema, properties, required: [] }, value: Object.fromEntries(shared), mixed };
}

const isPlain = (field: JsonSchema): boolean =>
  (PLAIN.has(field['type']) || field['enum'] !== undefined) &&
  field['format'] !== 'expression' &&
  field['format'] !== 'template';

/** The settings of every step with the fields in which the form was changed; all others stay as each step has them. */
export function setCommon(
  nodes: readonly FlowNode[],
  before: JsonObject,
  after: JsonObject,
): { readonly node: string; readonly before: JsonObject; readonly after: JsonObject }[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (changed.length === 0) return [];
  return nodes.map((node) => {
    const own = node.config as JsonObject; // safe: a config is plain JSON
    const config: { [name: string]: Json } = { ...own };
    for (const name of changed) {
      const value = after[name];
      if (value === undefined) delete config[name];
      else config[name] = value;
    }
    return { node: node.id, before: own, after: config };
  });
}
