import { z } from 'zod';
import { type FlowDocument, FlowSettings } from '../document/flow.ts';
import { ok, type Problem, type Result } from '../problem.ts';

export const SetSettings = z.strictObject({ type: z.literal('setSettings'), settings: FlowSettings });
export type SetSettings = z.infer<typeof SetSettings>;

/** Changes the flow's settings. */
export const setSettings = (
  document: FlowDocument,
  { settings }: SetSettings,
): Result<FlowDocument, Problem> => ok({ ...document, settings });
