import { z } from 'zod';
import type { FlowDocument } from '../document/flow.ts';
import { withScenarios } from '../document/withScenarios.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

export const RemoveScenarios = z.strictObject({
  type: z.literal('removeScenarios'),
  scenarios: z.array(z.string()).min(1),
});
export type RemoveScenarios = z.infer<typeof RemoveScenarios>;

/** Forgets scenarios. */
export function removeScenarios(
  document: FlowDocument,
  command: RemoveScenarios,
): Result<FlowDocument, Problem> {
  const kept = document.scenarios ?? [];
  const gone = new Set(command.scenarios);
  const absent = command.scenarios.find((id) => !kept.some((scenario) => scenario.id === id));
  if (absent !== undefined) return missing('scenario', absent);
  return ok(
    withScenarios(
      document,
      kept.filter(({ id }) => !gone.has(id)),
    ),
  );
}
