import { z } from 'zod';
import { RunId, Slug } from '../ids.ts';
import { Json } from '../json.ts';

/**
 * `running`: something is being done; `waiting`: only a person or a time can go on; `parked`: a step killed its worker
 * too often and waits for help; the other three are final.
 */
export const RunStatus = z.enum(['running', 'waiting', 'parked', 'ended', 'failed', 'cancelled']);
export type RunStatus = z.infer<typeof RunStatus>;

export const FINAL_STATUSES: readonly RunStatus[] = ['ended', 'failed', 'cancelled'];
export const isFinal = (status: RunStatus): boolean => FINAL_STATUSES.includes(status);

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
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Run = z.infer<typeof Run>;
