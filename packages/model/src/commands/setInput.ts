import { z } from 'zod';
import type { FlowDocument } from '../document/flow.ts';
import { JsonSchema } from '../json.ts';
import { ok, type Problem, type Result } from '../problem.ts';

export const SetInput = z.strictObject({ type: z.literal('setInput'), input: JsonSchema });
export type SetInput = z.infer<typeof SetInput>;

/** Changes the JSON Schema of what a run starts with. */
export const setInput = (document: FlowDocument, { input }: SetInput): Result<FlowDocument, Problem> =>
  ok({ ...document, input });
