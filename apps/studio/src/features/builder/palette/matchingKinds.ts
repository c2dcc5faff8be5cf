import { NODE_KIND_INFO, NODE_KINDS, type NodeKind } from '@countersign/model';
import type { Phrase } from '../../../strings/createPhrase.ts';

/**
 * The kinds whose title, purpose or name holds every word of the search, in the reader's language or in English; those
 * whose title begins with it first.
 */
export function matchingKinds(search: string, phrase: Phrase): NodeKind[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = NODE_KINDS.filter((kind) => {
    const { title, purpose } = NODE_KIND_INFO[kind];
    const text = [kind, title, purpose, phrase(title), phrase(purpose)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const first = words[0] ?? '';
  const begins = (kind: NodeKind) => phrase(NODE_KIND_INFO[kind].title).toLowerCase().startsWith(first);
  return [...found.filter(begins), ...found.filter((kind) => !begins(kind))];
}
