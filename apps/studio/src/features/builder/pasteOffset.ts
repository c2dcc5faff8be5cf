import { freePlace } from '@countersign/canvas';
import { enclosing, nodeSize } from '@countersign/drawing';
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
  const { x, y, width, height } = enclosing(boxes);
  const place = freePlace(document, { width, height }, { x: centre.x - width / 2, y: centre.y - height / 2 });
  return { x: place.x - x, y: place.y - y };
}

function stillStands(document: FlowDocument, { id, position }: FlowFragment['nodes'][number]): boolean {
  const known = nodeById(document, id)?.position;
  return known !== undefined && known.x === position.x && known.y === position.y;
}
