import type { FlowDocument, FlowGroup } from '@countersign/model';
import type { FoldState } from './openFolds.ts';

/** The document as this person looks at it: its groups folded as they are for them. The same one when nothing differs. */
export function withFolds(document: FlowDocument, folds: FoldState): FlowDocument {
  const { groups } = document;
  if (groups === undefined || folds.size === 0) return document;
  const shown = groups.map((group) => folded(group, folds.get(group.id) ?? group.isFolded === true));
  return shown.every((group, index) => group === groups[index]) ? document : { ...document, groups: shown };
}

function folded(group: FlowGroup, isFolded: boolean): FlowGroup {
  if (isFolded === (group.isFolded === true)) return group;
  const { isFolded: _, ...rest } = group;
  return isFolded ? { ...rest, isFolded } : rest;
}
