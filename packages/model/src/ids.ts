import { z } from 'zod';

/**
 * Ids that must not be mixed up are branded: a run's id is not accepted where a review's is asked for.
 * Node ids stay plain strings because documents, expressions and URLs name them.
 */
export const WorkspaceId = z.string().min(1).brand<'WorkspaceId'>();
export type WorkspaceId = z.infer<typeof WorkspaceId>;

export const FlowId = z.uuid().brand<'FlowId'>();
export type FlowId = z.infer<typeof FlowId>;

export const RunId = z.uuid().brand<'RunId'>();
export type RunId = z.infer<typeof RunId>;

export const ReviewId = z.uuid().brand<'ReviewId'>();
export type ReviewId = z.infer<typeof ReviewId>;

export const CheckpointId = z.uuid().brand<'CheckpointId'>();
export type CheckpointId = z.infer<typeof CheckpointId>;

/** A node's id: a readable key, unique in its flow, because expressions say `steps.triage.decision`. */
export const NODE_ID_PATTERN = /^[a-z][a-zA-Z0-9_]{0,63}$/;
export const NodeId = z
  .string()
  .regex(NODE_ID_PATTERN, 'Use letters, digits and _, starting with a small letter');
export type NodeId = z.infer<typeof NodeId>;

/** A port's name: a key on the node, also used as the label of a rule or case. */
export const PortName = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9_]{0,63}$/, 'Use letters, digits and _, starting with a small letter');
export type PortName = z.infer<typeof PortName>;

/** A flow's address in URLs and in the runtime API. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'Use small letters, digits and -');
export type Slug = z.infer<typeof Slug>;
