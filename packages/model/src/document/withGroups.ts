import { FlowDocument } from './flow.ts';
import type { FlowGroup } from './group.ts';

const ORDER: readonly string[] = Object.keys(FlowDocument.shape);

/**
 * The document with these groups. Without any it has no such field, and its fields keep the order of the schema, so that the
 * bytes of documents without groups stay what they are.
 */
export function withGroups(document: FlowDocument, groups: readonly FlowGroup[]): FlowDocument {
  const { groups: _, ...rest } = document;
  if (groups.length === 0) return rest;
  const fields = Object.entries({ ...rest, groups: [...groups] });
  fields.sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return Object.fromEntries(fields) as FlowDocument; // safe: the fields of a document, in order
}

/**
 * The document with the members of its groups as `memberOf` says: `undefined` takes a step out, another id takes its
 * place. A group that nothing is left of goes.
 */
export function withMembers(
  document: FlowDocument,
  memberOf: (node: string) => string | undefined,
): FlowDocument {
  if (document.groups === undefined) return document;
  const groups = document.groups.flatMap((group): FlowGroup[] => {
    const nodes = group.nodes.map(memberOf).filter((node) => node !== undefined);
    if (nodes.length === 0) return [];
    const isSame =
      nodes.length === group.nodes.length && nodes.every((id, index) => id === group.nodes[index]);
    return [isSame ? group : { ...group, nodes }];
  });
  const isSame =
    groups.length === document.groups.length &&
    groups.every((one, index) => one === document.groups?.[index]);
  return isSame ? document : withGroups(document, groups);
}
