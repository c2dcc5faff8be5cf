import { finishPlaces, isClear, layered, layoutGraphOf, type Move, type Places } from '@countersign/drawing';
import type { FlowDocument } from '@countersign/model';

/** What is to be arranged: some steps of a flow, and the places that were proposed for them. */
export type ArrangeQuestion = {
  readonly document: FlowDocument;
  readonly ids: ReadonlySet<string>;
  readonly proposed: Places | undefined;
};

/** The proposed places when every card and every wire is free there, else those of the layout that always leaves room. */
export function chooseMoves({ document, ids, proposed }: ArrangeQuestion): Move[] {
  const moves = proposed === undefined ? undefined : finishPlaces(document, proposed);
  if (moves !== undefined && isClear(document, moves)) return moves;
  return finishPlaces(document, layered(layoutGraphOf(document, ids)));
}
