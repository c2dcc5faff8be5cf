import { freePlace } from '@countersign/canvas';
import { type FlowDocument, type FlowNote, freeNodeId, type Position } from '@countersign/model';

const NOTE_SIZE = { width: 240, height: 120 };
const LONGEST = 10_000;

/** A note that is not in the flow yet, at the free place nearest to a point. Longer texts are cut. */
export function newNote(document: FlowDocument, text: string, near: Position): FlowNote {
  return {
    id: freeNodeId('note', new Set(document.notes.map(({ id }) => id))),
    text: text.slice(0, LONGEST),
    position: freePlace(document, NOTE_SIZE, near),
    ...NOTE_SIZE,
    color: 'yellow',
  };
}
