import { z } from 'zod';
import { type FlowDocument, FlowNote } from '../document/flow.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';

export const AddNote = z.strictObject({ type: z.literal('addNote'), note: FlowNote });
export type AddNote = z.infer<typeof AddNote>;

/** Sticks a note on the canvas. */
export function addNote(document: FlowDocument, { note }: AddNote): Result<FlowDocument, Problem> {
  if (document.notes.some((other) => other.id === note.id)) {
    return fail(problem('id_taken', `Another note is already called "${note.id}".`, note.id));
  }
  return ok({ ...document, notes: [...document.notes, note] });
}
