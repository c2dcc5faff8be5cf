import { z } from 'zod';
import type { FlowDocument } from '../document/flow.ts';
import { FlowFragment, remapFragment } from '../document/fragment.ts';
import { Position } from '../document/node.ts';
import { withGroups } from '../document/withGroups.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';

export const Paste = z.strictObject({
  type: z.literal('paste'),
  fragment: FlowFragment,
  /** How far from its old place the fragment is put down. */
  offset: Position,
});
export type Paste = z.infer<typeof Paste>;

/** Puts a fragment down with fresh ids; references among its nodes follow, references to other steps stay as written. */
export function paste(document: FlowDocument, command: Paste): Result<FlowDocument, Problem> {
  const fragment = remapFragment(document, command.fragment, command.offset);
  if (fragment.nodes.length + fragment.notes.length === 0) {
    return fail(problem('nothing_to_paste', 'There is nothing here that can be pasted into this flow.'));
  }
  const pasted = {
    ...document,
    nodes: [...document.nodes, ...fragment.nodes],
    edges: [...document.edges, ...fragment.edges],
    notes: [...document.notes, ...fragment.notes],
  };
  const { groups = [] } = fragment;
  return ok(groups.length === 0 ? pasted : withGroups(pasted, [...(document.groups ?? []), ...groups]));
}
