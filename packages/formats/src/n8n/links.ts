import { type Fields, fieldsOf, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { quoted, told } from '../sketch/losses.ts';
import type { Sketch } from '../sketch/sketch.ts';

/** One connection: the flow itself is `main`; all other types hang a part (a model, a tool, a memory) onto a node. */
export type Link = {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly output: number;
};

/** Connections as the file has them: `{ [name]: { [type]: [[{ node, type, index }]] } }`. */
export function linksOf(connections: Fields, sketch: Sketch): Link[] {
  return Object.entries(connections).flatMap(([from, types]) =>
    Object.entries(fieldsOf(types)).flatMap(([type, outputs]) =>
      listOf(outputs).flatMap((targets, output) =>
        listOf(targets).flatMap((target): Link[] => {
          const to = textOf(own(fieldsOf(target), 'node'));
          if (to !== '') return [{ from, to, type, output: numberOf(output) ?? 0 }];
          sketch.losses.push(told('fault', `a connection from ${quoted(from)} leads to no node.`));
          return [];
        }),
      ),
    ),
  );
}

type Attachment = { readonly node: Fields; readonly name: string; readonly type: string };

/** Which nodes are only parts of others, by the node that they hang on in the end, and what each node has got. */
export function foldAttachments(
  nodes: ReadonlyMap<string, Fields>,
  links: readonly Link[],
): {
  readonly owners: ReadonlyMap<string, string>;
  readonly attached: ReadonlyMap<string, readonly Attachment[]>;
} {
  const inFlow = new Set(links.flatMap(({ type, from, to }) => (type === 'main' ? [from, to] : [])));
  const part = new Map<string, Link>();
  for (const link of links) {
    const isPart = link.type !== 'main' && nodes.has(link.from) && nodes.has(link.to);
    if (isPart && !inFlow.has(link.from) && !part.has(link.from)) part.set(link.from, link);
  }
  const owners = new Map<string, string>();
  const attached = new Map<string, Attachment[]>();
  for (const [name, link] of part) {
    const owner = ownerOf(name, part);
    if (owner === null) continue;
    owners.set(name, owner);
    const all = attached.get(owner) ?? [];
    all.push({ node: nodes.get(name) ?? {}, name, type: link.type });
    attached.set(owner, all);
  }
  return { owners, attached };
}

/** Follows parts of parts; null when they only hang on each other. */
function ownerOf(name: string, part: ReadonlyMap<string, Link>): string | null {
  const seen = new Set<string>();
  let current = name;
  for (let link = part.get(current); link !== undefined; link = part.get(current)) {
    if (seen.has(current)) return null;
    seen.add(current);
    current = link.to;
  }
  return current;
}
