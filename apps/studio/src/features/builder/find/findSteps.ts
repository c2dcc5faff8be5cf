import { type FlowDocument, type FlowNode, NODE_KIND_INFO } from '@countersign/model';

/**
 * The steps whose title, kind, key or any text in their settings holds all words of the search, those with a matching
 * title first. `phrase` says the kind in the reader's language. An empty search finds nothing.
 */
export function findSteps(
  { nodes }: Pick<FlowDocument, 'nodes'>,
  search: string,
  phrase: (english: string) => string,
): FlowNode[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const holds = (text: string) => words.every((word) => text.includes(word));
  const isTitled = (node: FlowNode) => holds(node.title.toLowerCase());
  const found = nodes.filter((node) => isTitled(node) || holds(textOf(node, phrase)));
  return [...found.filter(isTitled), ...found.filter((node) => !isTitled(node))];
}

function textOf(node: FlowNode, phrase: (english: string) => string): string {
  const kind = NODE_KIND_INFO[node.kind].title;
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
