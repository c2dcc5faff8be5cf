import { NODE_KIND_INFO, NODE_KINDS, type NodeKind } from '@countersign/model';

/** The kinds whose title, purpose or name holds every word of the search; those whose title begins with it first. */
export function matchingKinds(search: string): NodeKind[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = NODE_KINDS.filter((kind) => {
    const { title, purpose } = NODE_KIND_INFO[kind];
    const text = `${kind} ${title} ${purpose}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const first = words[0] ?? '';
  const begins = (kind: NodeKind) => NODE_KIND_INFO[kind].title.toLowerCase().startsWith(first);
  return [...found.filter(begins), ...found.filter((kind) => !begins(kind))];
}
