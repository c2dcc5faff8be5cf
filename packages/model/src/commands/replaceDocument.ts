import { z } from 'zod';
import { FlowDocument } from '../document/flow.ts';
import { withGroups } from '../document/withGroups.ts';
import { withScenarios } from '../document/withScenarios.ts';
import { ok, type Problem, type Result } from '../problem.ts';

/** Import and restore: one step that can be undone like any other. */
export const ReplaceDocument = z.strictObject({ type: z.literal('replaceDocument'), document: FlowDocument });
export type ReplaceDocument = z.infer<typeof ReplaceDocument>;

/** Puts another document in the place of this one. */
export const replaceDocument = (
  before: FlowDocument,
  { document }: ReplaceDocument,
): Result<FlowDocument, Problem> =>
  // Laid over the old one, so that the order of the fields, and with it the bytes after an undo, stay.
  ok(withGroups(withScenarios({ ...before, ...document }, document.scenarios ?? []), document.groups ?? []));
