import { z } from 'zod';
import type { JsonSchema } from '../json.ts';
import { FlowSettings } from './flow.ts';
import { NODE_CONFIGS, NODE_KINDS, type NodeKind } from './node.ts';

/** JSON Schema of each node kind's config, as a person or program writes it: forms and text walks read these. */
export const NODE_CONFIG_SCHEMAS = Object.fromEntries(
  NODE_KINDS.map((kind) => [kind, z.toJSONSchema(NODE_CONFIGS[kind], { io: 'input' })]),
) as unknown as { readonly [TKind in NodeKind]: JsonSchema }; // safe: one entry per kind, and JSON Schema is JSON

/** JSON Schema of the settings of a flow, likewise. */
export const FLOW_SETTINGS_SCHEMA = z.toJSONSchema(FlowSettings, { io: 'input' }) as JsonSchema; // safe: JSON Schema is JSON
