import { z } from 'zod';
import { freeEdgeId } from './edges.ts';
import { type FlowDocument, FlowEdge, FlowNote } from './flow.ts';
import { freeNodeId } from './freeNodeId.ts';
import { FlowGroup } from './group.ts';
import { FlowNode, type Position } from './node.ts';
import { type Renames, rewriteReferences } from './rewriteReferences.ts';

export const FRAGMENT_SCHEMA = 'countersign.fragment/1';

/** A piece of a flow on the clipboard: nodes, the wires among them, and notes. */
export const FlowFragment = z.strictObject({
  schema: z.literal(FRAGMENT_SCHEMA),
  nodes: z.array(FlowNode).max(5_000),
  edges: z.array(FlowEdge).max(20_000),
  notes: z.array(FlowNote).max(1_000),
  groups: z.array(FlowGroup).max(500).optional(),
});
export type FlowFragment = z.infer<typeof FlowFragment>;

/** The chosen nodes and notes with the wires that have both ends among them. */
export function copyFragment(document: FlowDocument, ids: ReadonlySet<string>): FlowFragment {
  return {
    schema: FRAGMENT_SCHEMA,
    nodes: document.nodes.filter((node) => ids.has(node.id)),
    edges: document.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target)),
    notes: document.notes.filter((note) => ids.has(note.id)),
    ...groupsOf(document, ids),
  };
}

/** The groups that are there whole; the field only when there are any. */
function groupsOf(document: FlowDocument, ids: ReadonlySet<string>): Pick<FlowFragment, 'groups'> {
  const groups = (document.groups ?? []).filter((group) => group.nodes.every((id) => ids.has(id)));
  return groups.length === 0 ? {} : { groups };
}

/**
 * The fragment as it will stand in the document: fresh ids, references inside it following, moved by `offset`. A second
 * trigger is left out, because a flow starts in one place.
 */
export function remapFragment(
  document: FlowDocument,
  fragment: FlowFragment,
  offset: Position,
): FlowFragment {
  const hasTrigger = document.nodes.some((node) => node.kind === 'trigger');
  const nodes = fragment.nodes.filter((node) => !(hasTrigger && node.kind === 'trigger'));
  const renames = freshIds(nodes, new Set(document.nodes.map((node) => node.id)));
  const edgeIds = new Set(document.edges.map((edge) => edge.id));
  const noteIds = new Set(document.notes.map((note) => note.id));
  return {
    schema: FRAGMENT_SCHEMA,
    nodes: nodes.map((node) => ({
      ...rewriteReferences(node, renames),
      id: renames.get(node.id) ?? node.id,
      position: shift(node.position, offset),
    })),
    edges: fragment.edges.flatMap((edge) => remapEdge(edge, renames, edgeIds)),
    notes: fragment.notes.map((note) => {
      const id = freeNodeId(note.id, noteIds);
      noteIds.add(id);
      return { ...note, id, position: shift(note.position, offset) };
    }),
    ...remapGroups(document, fragment, renames),
  };
}

function remapGroups(
  document: FlowDocument,
  { groups = [] }: FlowFragment,
  renames: Renames,
): Pick<FlowFragment, 'groups'> {
  const taken = new Set((document.groups ?? []).map(({ id }) => id));
  const remapped = groups.flatMap((group): FlowGroup[] => {
    const nodes = group.nodes.flatMap((id) => renames.get(id) ?? []);
    if (nodes.length === 0) return [];
    const id = freeNodeId(group.id, taken);
    taken.add(id);
    return [{ ...group, id, nodes }];
  });
  return remapped.length === 0 ? {} : { groups: remapped };
}

function freshIds(nodes: readonly FlowNode[], taken: Set<string>): Renames {
  const renames = new Map<string, string>();
  for (const node of nodes) {
    const id = freeNodeId(node.id, taken);
    taken.add(id);
    renames.set(node.id, id);
  }
  return renames;
}

function remapEdge(edge: FlowEdge, renames: Renames, taken: Set<string>): FlowEdge[] {
  const source = renames.get(edge.source);
  const target = renames.get(edge.target);
  if (source === undefined || target === undefined) return [];
  const id = freeEdgeId(source, edge.port, taken);
  taken.add(id);
  return [{ id, source, port: edge.port, target }];
}

const shift = (position: Position, by: Position): Position => ({
  x: position.x + by.x,
  y: position.y + by.y,
});
