import { z } from 'zod';
import type { JsonSchema } from '../json.ts';
import { FlowSettings } from './flow.ts';
import { NODE_CONFIGS, NODE_KINDS, type NodeKind } from './node.ts';

/**
 * JSON Schema of each node kind's config, as a person or program writes it: forms and text walks read these. Each is made
 * when it is first read: pages that read none do not pay for them.
 */
export const NODE_CONFIG_SCHEMAS = Object.defineProperties(
  {},
  Object.fromEntries(
    NODE_KINDS.map((kind) => [kind, { enumerable: true, get: once(() => schemaOf(NODE_CONFIGS[kind])) }]),
  ),
) as { readonly [TKind in NodeKind]: JsonSchema }; // safe: one entry per kind

/** JSON Schema of the settings of a flow, likewise. */
export const flowSettingsSchema = once(() => schemaOf(FlowSettings));

const schemaOf = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, { io: 'input' }) as JsonSchema; // safe: JSON Schema is JSON

function once<TValue>(make: () => TValue): () => TValue {
  let made: { readonly value: TValue } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
