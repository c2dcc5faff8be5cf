import { z } from 'zod';
import { NodeId } from '../ids.ts';
import { ActionConfig } from './nodes/action.ts';
import { AgentConfig } from './nodes/agent.ts';
import { BranchConfig } from './nodes/branch.ts';
import { EndConfig } from './nodes/end.ts';
import { ExceptionConfig } from './nodes/exception.ts';
import { GateConfig } from './nodes/gate.ts';
import { JoinConfig, ParallelConfig } from './nodes/parallel.ts';
import { SamplerConfig } from './nodes/sampler.ts';
import { EachConfig, SubflowConfig } from './nodes/subflow.ts';
import { TransformConfig } from './nodes/transform.ts';
import { TriggerConfig } from './nodes/trigger.ts';
import { WaitConfig } from './nodes/wait.ts';
import { NodeOrigin } from './origin.ts';

/** The config schema of each node kind: the one list that forms, compiler and engine map over. */
export const NODE_CONFIGS = {
  trigger: TriggerConfig,
  agent: AgentConfig,
  gate: GateConfig,
  exception: ExceptionConfig,
  sampler: SamplerConfig,
  action: ActionConfig,
  branch: BranchConfig,
  transform: TransformConfig,
  wait: WaitConfig,
  parallel: ParallelConfig,
  join: JoinConfig,
  each: EachConfig,
  subflow: SubflowConfig,
  end: EndConfig,
} as const;

export type NodeKind = keyof typeof NODE_CONFIGS;
export const NODE_KINDS = Object.keys(NODE_CONFIGS) as readonly NodeKind[]; // safe: the keys of the literal above
export const NodeKind = z.enum(NODE_KINDS as [NodeKind, ...NodeKind[]]); // safe: the list is not empty

/** Where the card stands on the canvas, in pixels at zoom 1; it never changes what the flow does. */
export const Position = z.strictObject({ x: z.number(), y: z.number() });
export type Position = z.infer<typeof Position>;

const node = <TKind extends NodeKind>(kind: TKind) =>
  z.strictObject({
    id: NodeId,
    kind: z.literal(kind),
    title: z.string().min(1).max(120),
    config: NODE_CONFIGS[kind],
    position: Position,
    origin: NodeOrigin.optional(),
  });

export const FlowNode = z.discriminatedUnion('kind', [
  node('trigger'),
  node('agent'),
  node('gate'),
  node('exception'),
  node('sampler'),
  node('action'),
  node('branch'),
  node('transform'),
  node('wait'),
  node('parallel'),
  node('join'),
  node('each'),
  node('subflow'),
  node('end'),
]);
export type FlowNode = z.infer<typeof FlowNode>;
export type NodeOf<TKind extends NodeKind> = Extract<FlowNode, { kind: TKind }>;
export type ConfigOf<TKind extends NodeKind> = NodeOf<TKind>['config'];
