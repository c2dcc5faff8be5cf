import { z } from 'zod';
import { nodeById } from '../document/edges.ts';
import type { FlowDocument } from '../document/flow.ts';
import { FlowGroup } from '../document/group.ts';
import { withGroups } from '../document/withGroups.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

/** The group as it shall be; its id says which one, or that it is new. */
export const PutGroup = z.strictObject({ type: z.literal('putGroup'), group: FlowGroup });
export type PutGroup = z.infer<typeof PutGroup>;

/** Draws steps together, or changes the title, the members, the colour or the folding of a group. Its steps leave other groups. */
export function putGroup(document: FlowDocument, { group }: PutGroup): Result<FlowDocument, Problem> {
  const absent = group.nodes.find((id) => nodeById(document, id) === undefined);
  if (absent !== undefined) return missing('step', absent);
  const members = new Set(group.nodes);
  if (members.size < group.nodes.length) {
    return fail(problem('group_doubled', 'A step can be in a group only once.', group.id));
  }
  const groups = document.groups ?? [];
  const others = groups.flatMap((other): FlowGroup[] => {
    if (other.id === group.id) return [group];
    const nodes = other.nodes.filter((id) => !members.has(id));
    if (nodes.length === other.nodes.length) return [other];
    return nodes.length === 0 ? [] : [{ ...other, nodes }];
  });
  const isNew = !groups.some(({ id }) => id === group.id);
  return ok(withGroups(document, isNew ? [...others, group] : others));
}
