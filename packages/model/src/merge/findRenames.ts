import type { FlowDocument } from '../document/flow.ts';
import type { FlowNode } from '../document/node.ts';
import { rewriteReferences } from '../document/rewriteReferences.ts';
import { sameJson } from './sameJson.ts';

/** Old id → new id. */
export type Renamed = ReadonlyMap<string, string>;

/**
 * The steps that only got another id. A document does not say so, but a renamed step keeps its kind and at least two of
 * place, title and config, while a step that came in the place of another one does not.
 */
export function findRenames(before: FlowDocument, after: FlowDocument): Renamed {
  const kept = new Set(after.nodes.map((node) => node.id));
  const gone = before.nodes.filter((node) => !kept.has(node.id));
  if (gone.length === 0) return new Map();
  const known = new Set(before.nodes.map((node) => node.id));
  const fresh = after.nodes.filter((node) => !known.has(node.id));
  const renames = new Map<string, string>();
  const used = new Set<FlowNode>();
  for (const node of gone) {
    const found = fresh.find((other) => !used.has(other) && isSameStep(node, other));
    if (found === undefined) continue;
    used.add(found);
    renames.set(node.id, found.id);
  }
  return renames;
}

function isSameStep(before: FlowNode, after: FlowNode): boolean {
  if (before.kind !== after.kind) return false;
  const isPlaced = sameJson(before.position, after.position);
  const isTitled = before.title === after.title;
  if (isPlaced && isTitled) return true;
  return (isPlaced || isTitled) && sameJson(configOf(before, after), configOf(after, after));
}

/** The config as it would be after the rename; which checkpoint a gate was pinned to does not tell steps apart. */
function configOf(node: FlowNode, after: FlowNode): unknown {
  const { config } = rewriteReferences(node, new Map([[node.id, after.id]]));
  return { ...config, checkpoint: undefined };
}
