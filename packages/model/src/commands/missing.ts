import { fail, type Problem, problem } from '../problem.ts';

/** The refusal of a command that names a record which is not in the document (any more). */
export const missing = (
  what: 'step' | 'connection' | 'note' | 'scenario' | 'group',
  id: string,
): { ok: false; problem: Problem } =>
  fail(problem(`${what}_missing`, `There is no ${what} "${id}" in this flow.`, id));
