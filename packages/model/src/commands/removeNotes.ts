import { z } from 'zod';
import type { FlowDocument } from '../document/flow.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

export const RemoveNotes = z.strictObject({
  type: z.literal('removeNotes'),
  notes: z.array(z.string()).min(1),
});
export type RemoveNotes = z.infer<typeof RemoveNotes>;

/** Takes notes off the canvas. */
export function removeNotes(document: FlowDocument, command: RemoveNotes): Result<FlowDocument, Problem> {
  const gone = new Set(command.notes);
  const absent = command.notes.find((id) => !document.notes.some((note) => note.id === id));
  if (absent !== undefined) return missing('note', absent);
  return ok({ ...document, notes: document.notes.filter((note) => !gone.has(note.id)) });
}
