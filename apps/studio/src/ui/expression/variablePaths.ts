import type { ExpressionEnvironment, ValueKind } from '@countersign/expression';
import { pathText } from '@countersign/expression';
import type { JsonSchema } from '@countersign/model';

/** A value that an expression may name. */
export type VariablePath = {
  /** As an expression writes it: `input.amount`. */
  readonly path: string;
  readonly names: readonly string[];
  readonly kind: ValueKind;
  readonly schema: JsonSchema;
};

const DEEPEST = 5;
const MOST = 400;

/** Every path into the variables that their schemas tell of, objects as well as what is in them. */
export function variablePaths(variables: ExpressionEnvironment['variables']): VariablePath[] {
  const paths: VariablePath[] = [];
  const walk = (names: readonly string[], schema: JsonSchema) => {
    if (paths.length >= MOST) return;
    const inner = Object.entries(propertiesOf(schema));
    const isRoot = names.length === 1 && inner.length > 0;
    if (!isRoot) paths.push({ path: pathText(names), names, kind: kindOf(names, schema), schema });
    if (names.length > DEEPEST) return;
    for (const [name, field] of inner) if (isSchema(field)) walk([...names, name], field);
  };
  for (const [name, schema] of Object.entries(variables)) walk([name], schema);
  return paths;
}

const KINDS: Readonly<Record<string, ValueKind>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'bool',
  array: 'list',
  object: 'object',
};

function kindOf(names: readonly string[], schema: JsonSchema): ValueKind {
  if (['now', 'run.startedAt'].includes(names.join('.'))) return 'timestamp';
  const { type } = schema;
  const only = Array.isArray(type) ? type.find((one) => one !== 'null') : type;
  if (only === undefined && Array.isArray(schema['enum'])) return 'string';
  return (typeof only === 'string' ? KINDS[only] : undefined) ?? 'dyn';
}

/** The texts of a choice. */
export const choicesOf = (schema: JsonSchema): readonly string[] =>
  Array.isArray(schema['enum']) ? schema['enum'].filter((one) => typeof one === 'string') : [];

const propertiesOf = (schema: JsonSchema): JsonSchema =>
  isSchema(schema['properties']) ? schema['properties'] : {};

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
