import { z } from 'zod';
import { NodeId, PortName } from '../ids.ts';
import { JsonSchema } from '../json.ts';
import { DailyBudget, RunBudget } from './budget.ts';
import { BusinessHours } from './businessHours.ts';
import { FlowGroup } from './group.ts';
import { FlowNode, Position } from './node.ts';
import { Scenario } from './scenario.ts';

export const FLOW_SCHEMA = 'countersign.flow/1';

/** A wire from an out port to a node. Every node has one way in, so the target needs no port. */
export const FlowEdge = z.strictObject({
  id: z.string().min(1).max(100),
  source: NodeId,
  port: PortName,
  target: NodeId,
});
export type FlowEdge = z.infer<typeof FlowEdge>;

/** A sticky note on the canvas. */
export const FlowNote = z.strictObject({
  id: z.string().min(1).max(100),
  text: z.string().max(10_000),
  position: Position,
  width: z.number().positive().default(240),
  height: z.number().positive().default(120),
  color: z.enum(['yellow', 'blue', 'green', 'pink']).default('yellow'),
});
export type FlowNote = z.infer<typeof FlowNote>;

export const FlowSettings = z.strictObject({
  visitLimit: z.number().int().min(1).max(10_000).default(50).meta({
    title: 'Visit limit',
    description: 'A run that enters the same step more often than this fails instead of looping for ever.',
  }),
  timeZone: z
    .string()
    .default('UTC')
    .meta({ title: 'Time zone', description: 'In which days begin, business hours hold and schedules run.' }),
  businessHours: BusinessHours.optional().meta({
    title: 'Business hours',
    description: 'When people work: waits for working time count only these hours.',
  }),
  budget: RunBudget.optional().meta({
    title: 'Budget of one run',
    description: 'A run that reaches a limit stops for a person.',
  }),
  dailyBudget: DailyBudget.optional().meta({
    title: 'Budget of all runs in a day',
    description:
      'What all runs of this flow together may use up in a day (UTC); then further steps stop for a person.',
  }),
  concurrency: z.number().int().min(1).max(10_000).optional().meta({
    title: 'At the same time',
    description: 'So many agent and action calls of this flow may be under way together.',
  }),
  undoOnFailure: z.boolean().optional().meta({
    title: 'Undo failed runs',
    description: 'A run that fails takes back its actions that name an undo, the newest first.',
  }),
});
export type FlowSettings = z.infer<typeof FlowSettings>;

/** More than anybody draws; keeps what walks over documents within bounds. */
export const MOST_NODES = 5_000;
export const MOST_EDGES = 20_000;
export const MOST_NOTES = 1_000;

/**
 * What a consultant edits. It may be incomplete or wrong while being drawn (the compiler says how), but it always has
 * this shape; references between parts are checked by the compiler, not here.
 */
export const FlowDocument = z.strictObject({
  schema: z.literal(FLOW_SCHEMA),
  name: z.string().min(1).max(120),
  description: z.string().max(4_000).default(''),
  input: JsonSchema.default({ type: 'object' }),
  nodes: z.array(FlowNode).max(MOST_NODES),
  edges: z.array(FlowEdge).max(MOST_EDGES),
  notes: z.array(FlowNote).max(MOST_NOTES).default([]),
  settings: FlowSettings.prefault({}),
  /** Cases that were played through and kept; they never change what the flow does. */
  scenarios: z.array(Scenario).max(200).optional(),
  /** Steps that are drawn together; layout only. */
  groups: z.array(FlowGroup).min(1).max(500).optional(),
});
export type FlowDocument = z.infer<typeof FlowDocument>;
