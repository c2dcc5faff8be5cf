import { type Box, boxOf, enclosing } from '@countersign/drawing';
import { type FlowChange, type FlowDocument, nodeById } from '@countersign/model';

export type Edges = Omit<Box, 'id'>;

/** Where a change is: what encloses its step on both sides; nothing for one of the flow itself. */
export function placeOfChange(
  change: FlowChange | undefined,
  documents: readonly FlowDocument[],
): Edges | undefined {
  const node = change?.node;
  if (node === undefined) return undefined;
  const boxes = documents.flatMap((document) => {
    const step = nodeById(document, node);
    return step === undefined ? [] : [boxOf(step)];
  });
  return boxes.length === 0 ? undefined : enclosing(boxes);
}
