import { z } from 'zod';
import { type FlowDocument, FlowNote } from '../document/flow.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

/** The note as it shall be; its id says which one. */
export const UpdateNote = z.strictObject({ type: z.literal('updateNote'), note: FlowNote });
export type UpdateNote = z.infer<typeof UpdateNote>;

/** Changes text, size or colour of a note. */
export function updateNote(document: FlowDocument, { note }: UpdateNote): Result<FlowDocument, Problem> {
  if (!document.notes.some((other) => other.id === note.id)) return missing('note', note.id);
  return ok({ ...document, notes: document.notes.map((other) => (other.id === note.id ? note : other)) });
}
