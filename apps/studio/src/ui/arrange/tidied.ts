import { fittedNotes } from '@countersign/drawing';
import type { FlowDocument, FlowNote, SingleCommand } from '@countersign/model';
import { arrange } from './arrange.ts';

/** The commands that tidy up these steps with the notes around them; undefined when no places were found in time. */
export async function tidied(
  document: FlowDocument,
  ids: ReadonlySet<string>,
): Promise<SingleCommand[] | undefined> {
  const notes = fittedNotes(document, ids).map((note) => ({ type: 'updateNote', note }) as const);
  const moves = await arrange(withNotes(document, notes), ids);
  return moves === undefined ? undefined : [...notes, { type: 'moveNodes', moves }];
}

function withNotes(document: FlowDocument, changes: readonly { readonly note: FlowNote }[]): FlowDocument {
  const changed = new Map(changes.map(({ note }) => [note.id, note]));
  return { ...document, notes: document.notes.map((note) => changed.get(note.id) ?? note) };
}
