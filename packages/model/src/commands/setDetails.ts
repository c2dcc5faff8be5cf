import { z } from 'zod';
import { FlowDocument } from '../document/flow.ts';
import { ok, type Problem, type Result } from '../problem.ts';

export const SetDetails = z.strictObject({
  type: z.literal('setDetails'),
  name: FlowDocument.shape.name,
  description: z.string().max(4_000),
});
export type SetDetails = z.infer<typeof SetDetails>;

/** Changes the flow's name and description. */
export const setDetails = (
  document: FlowDocument,
  { name, description }: SetDetails,
): Result<FlowDocument, Problem> => ok({ ...document, name, description });
