import { freePlace } from '@countersign/canvas';
import { nodeSize } from '@countersign/drawing';
import { type FlowDocument, type FlowFragment, nodeById, type Position } from '@countersign/model';

/** How far a copy lies from its original. */
export const NEARBY: Position = { x: 48, y: 48 };

/**
 * How far pasted steps move: a little when they were copied from where they still stand, else so far that they lie around
 * the middle of what is seen and cover nothing.
 */
export function pasteOffset(document: FlowDocument, fragment: FlowFragment, centre: Position): Position {
  const boxes = [
    ...fragment.nodes.map((node) => ({ ...node.position, ...nodeSize(node) })),
    ...fragment.notes.map((note) => ({ ...note.position, width: note.width, height: note.height })),
  ];
  if (boxes.length === 0 || fragment.nodes.some((node) => stillStands(document, node))) return NEARBY;
  // Folded, not spread: a call takes only so many arguments.
  const left = boxes.reduce((least, box) => Math.min(least, box.x), Number.POSITIVE_INFINITY);
  const top = boxes.reduce((least, box) => Math.min(least, box.y), Number.POSITIVE_INFINITY);
  const right = boxes.reduce((most, box) => Math.max(most, box.x + box.width), Number.NEGATIVE_INFINITY);
  const bottom = boxes.reduce((most, box) => Math.max(most, box.y + box.height), Number.NEGATIVE_INFINITY);
  const size = { width: right - left, height: bottom - top };
  const place = freePlace(document, size, { x: centre.x - size.width / 2, y: centre.y - size.height / 2 });
  return { x: place.x - left, y: place.y - top };
}

function stillStands(document: FlowDocument, { id, position }: FlowFragment['nodes'][number]): boolean {
  const known = nodeById(document, id)?.position;
  return known !== undefined && known.x === position.x && known.y === position.y;
}
