import { z } from 'zod';
import type { FlowDocument } from '../document/flow.ts';
import { Scenario } from '../document/scenario.ts';
import { withScenarios } from '../document/withScenarios.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';

export const PutScenarios = z.strictObject({
  type: z.literal('putScenarios'),
  scenarios: z.array(Scenario).min(1).max(200),
});
export type PutScenarios = z.infer<typeof PutScenarios>;

const MAX_SCENARIOS = 200;

/** Keeps scenarios; one whose id is there already takes the place of the older one. */
export function putScenarios(
  document: FlowDocument,
  { scenarios: given }: PutScenarios,
): Result<FlowDocument, Problem> {
  const kept = document.scenarios ?? [];
  const byId = new Map(given.map((scenario) => [scenario.id, scenario]));
  if (byId.size < given.length) return fail(problem('id_taken', 'Two of these scenarios have the same id.'));
  const added = given.filter(({ id }) => !kept.some((scenario) => scenario.id === id));
  if (kept.length + added.length > MAX_SCENARIOS) {
    const message = `A flow keeps at most ${MAX_SCENARIOS} scenarios. Remove some that others cover.`;
    return fail(problem('too_many_scenarios', message));
  }
  return ok(withScenarios(document, [...kept.map((one) => byId.get(one.id) ?? one), ...added]));
}
