import { z } from 'zod';
import { RunId, Slug } from '../ids.ts';
import { Json } from '../json.ts';

/**
 * `running`: something is being done; `waiting`: only a person, a time or a signal can go on; `parked`: an incident waits
 * for a person (it says why); the other three are final.
 */
export const RunStatus = z.enum(['running', 'waiting', 'parked', 'ended', 'failed', 'cancelled']);
export type RunStatus = z.infer<typeof RunStatus>;

export const FINAL_STATUSES: readonly RunStatus[] = ['ended', 'failed', 'cancelled'];
export const isFinal = (status: RunStatus): boolean => FINAL_STATUSES.includes(status);

export const Priority = z.enum(['high', 'normal', 'low']);
export type Priority = z.infer<typeof Priority>;

/** The step of another run that called this one; `index` is the item's place in an `each`, 0 for a sub-flow. */
export const RunParent = z.object({
  runId: RunId,
  node: z.string(),
  visit: z.number().int(),
  index: z.number().int(),
});
export type RunParent = z.infer<typeof RunParent>;

/** A run as lists and the runtime API show it. */
export const Run = z.object({
  id: RunId,
  flow: Slug,
  version: z.number().int(),
  status: RunStatus,
  outcome: z.string().optional(),
  output: Json.optional(),
  input: Json,
  subject: z.string().nullable(),
  caseType: z.string().nullable(),
  priority: Priority.optional(),
  parent: RunParent.optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Run = z.infer<typeof Run>;
