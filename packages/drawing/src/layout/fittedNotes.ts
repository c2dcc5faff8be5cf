import type { FlowDocument, FlowNote } from '@countersign/model';
import { boxOf } from '../wireEnds.ts';

/** The widest that a note is read at, and how large a letter of it is on the average. */
const WIDEST = 360;
const LETTER = { width: 6.9, height: 17.6 };
const EDGE = { across: 20, down: 32 };

/**
 * Notes that lie around steps of these, as frames of other programs do, in the size of their words: what they framed is
 * about to stand elsewhere.
 */
export function fittedNotes({ nodes, notes }: FlowDocument, ids: ReadonlySet<string>): FlowNote[] {
  const middles = nodes
    .filter(({ id }) => ids.has(id))
    .map(boxOf)
    .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
  return notes.flatMap((note) => {
    const { x, y } = note.position;
    const isFrame = middles.some(
      (at) => at.x > x && at.x < x + note.width && at.y > y && at.y < y + note.height,
    );
    const size = sizeOfWords(note);
    const isSmaller = size.width < note.width || size.height < note.height;
    return isFrame && isSmaller ? [{ ...note, ...size }] : [];
  });
}

function sizeOfWords(note: FlowNote): { width: number; height: number } {
  const width = Math.min(note.width, WIDEST);
  const inLine = Math.max(1, Math.floor((width - EDGE.across) / LETTER.width));
  const lines = note.text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / inLine)), 0);
  return { width, height: Math.min(note.height, Math.ceil(EDGE.down + lines * LETTER.height)) };
}
