import { z } from 'zod';
import type { FlowDocument } from '../document/flow.ts';
import { withGroups } from '../document/withGroups.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

export const RemoveGroups = z.strictObject({
  type: z.literal('removeGroups'),
  groups: z.array(z.string()).min(1),
});
export type RemoveGroups = z.infer<typeof RemoveGroups>;

/** Dissolves groups; their steps stay where they are. */
export function removeGroups(document: FlowDocument, command: RemoveGroups): Result<FlowDocument, Problem> {
  const gone = new Set(command.groups);
  const groups = document.groups ?? [];
  const absent = command.groups.find((id) => !groups.some((group) => group.id === id));
  if (absent !== undefined) return missing('group', absent);
  return ok(
    withGroups(
      document,
      groups.filter(({ id }) => !gone.has(id)),
    ),
  );
}
