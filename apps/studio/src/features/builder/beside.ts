import type { Selection } from '@countersign/canvas';
import { boxOf } from '@countersign/drawing';
import type { FlowDocument, FlowNode } from '@countersign/model';

/**
 * The steps that stay when the selection goes, the one that is best gone on with first: from which a wire leads to what goes,
 * to which one leads from it, then the nearest.
 */
export function beside(document: FlowDocument, { nodes, edges, notes }: Selection): readonly string[] {
  const gone = new Set(nodes);
  const wires = document.edges.filter(
    ({ id, source, target }) => edges.includes(id) || gone.has(source) !== gone.has(target),
  );
  const places = [
    ...document.nodes.filter(({ id }) => gone.has(id)),
    ...document.notes.filter(({ id }) => notes.includes(id)),
  ].map(({ position }) => position);
  const stays = document.nodes.filter(({ id }) => !gone.has(id));
  const far = (node: FlowNode): number => {
    const { x, y } = boxOf(node);
    return Math.min(...places.map((place) => Math.hypot(place.x - x, place.y - y)));
  };
  const nearest = stays
    .map((node) => ({ id: node.id, far: far(node) }))
    .sort((left, right) => left.far - right.far);
  const linked = [...wires.map(({ source }) => source), ...wires.map(({ target }) => target)];
  return [...new Set([...linked.filter((id) => !gone.has(id)), ...nearest.map(({ id }) => id)])];
}
