import type { FlowDocument } from '@countersign/model';
import type { Folds } from './openFolds.ts';
import { withFolds } from './withFolds.ts';

/** Opens the group that hides a step. */
export function unfold(folds: Folds, document: FlowDocument, node: string): void {
  const { groups = [] } = withFolds(document, folds.state.get());
  const group = groups.find(({ nodes, isFolded }) => isFolded && nodes.some((id) => id === node));
  if (group !== undefined) folds.fold(group.id, false);
}
