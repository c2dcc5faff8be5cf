import { kindName } from '@countersign/drawing';
import type { FlowDocument, FlowNode, FlowNote } from '@countersign/model';

/**
 * The steps whose title, kind, key or any text in their settings holds all words of the search, those with a matching
 * title first. `phrase` says the kind in the reader's language. An empty search finds nothing.
 */
export function findSteps(
  { nodes }: Pick<FlowDocument, 'nodes'>,
  search: string,
  phrase: (english: string) => string,
): FlowNode[] {
  const holds = matcher(search);
  if (holds === undefined) return [];
  const isTitled = (node: FlowNode) => holds(node.title.toLowerCase());
  const found = nodes.filter((node) => isTitled(node) || holds(textOf(node, phrase)));
  return [...found.filter(isTitled), ...found.filter((node) => !isTitled(node))];
}

/** The notes whose text holds all words of the search. */
export function findNotes({ notes }: Pick<FlowDocument, 'notes'>, search: string): readonly FlowNote[] {
  const holds = matcher(search);
  return holds === undefined ? [] : notes.filter(({ text }) => holds(text.toLowerCase()));
}

/** Tells of a text in small letters whether it holds all words of a search; undefined for an empty search. */
function matcher(search: string): ((text: string) => boolean) | undefined {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? undefined : (text) => words.every((word) => text.includes(word));
}

function textOf(node: FlowNode, phrase: (english: string) => string): string {
  const kind = kindName(node);
  const texts = [node.title, node.id, node.kind, kind, phrase(kind)];
  collect(node.config, texts);
  return texts.join('\n').toLowerCase();
}

/** Every text in a value, however deep; names of fields are not what a person has written. */
function collect(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (typeof value === 'number') into.push(String(value));
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collect(part, into);
}
