import { fail, type Json, ok, type Problem, problem, type Result } from '@countersign/model';
import { type Expression, programIn } from './expression.ts';
import { LIMITS } from './limits/limits.ts';
import { programOf } from './program.ts';
import type { ExpressionScope } from './values/toCel.ts';

/**
 * Evaluates a compiled expression. Never throws and never takes long, whatever the expression and the scope: what is
 * missing, does not fit or costs too much is a problem.
 */
export function evaluate(expression: Expression, scope: ExpressionScope): Result<Json, Problem> {
  return programIn(expression).run(scope);
}

/** Parses (remembering the result) and evaluates. */
export function evaluateSource(source: string, scope: ExpressionScope): Result<Json, Problem> {
  const program = programOf(source);
  return program.ok ? program.value.run(scope) : program;
}

/** Like `evaluateSource` for conditions: a result other than true or false is a problem. */
export function evaluateCondition(source: string, scope: ExpressionScope): Result<boolean, Problem> {
  const result = evaluateSource(source, scope);
  if (!result.ok) return result;
  if (typeof result.value === 'boolean') return ok(result.value);
  const message = 'A condition must be true or false; this expression gives another kind of value.';
  return fail(problem('condition_not_boolean', message));
}

/**
 * Evaluates one expression in each of the scopes, in order. All of them together are limited too, so that a long list
 * costs no more than a bounded time. A problem says in `data.index` at which scope it came up.
 */
export function evaluateEach(source: string, scopes: Iterable<ExpressionScope>): Result<Json[], Problem> {
  const program = programOf(source);
  if (!program.ok) return program;
  const allowance = { values: LIMITS.scopeValuesOfEach, steps: LIMITS.stepsOfEach };
  const values: Json[] = [];
  for (const scope of scopes) {
    const result = program.value.run(scope, allowance);
    if (!result.ok)
      return fail({ ...result.problem, data: { ...result.problem.data, index: values.length } });
    values.push(result.value);
  }
  return ok(values);
}
