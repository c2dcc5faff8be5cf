import { type CelResult, isCelError, plan } from '@bufbuild/cel';
import { fail, type Json, ok, type Problem, problem, type Result } from '@countersign/model';
import { boundedMemo } from './boundedMemo.ts';
import { explainError } from './explainError.ts';
import { newBudget, refill, spend } from './limits/budget.ts';
import { LIMITS } from './limits/limits.ts';
import { meteredEnvironment } from './limits/meteredEnvironment.ts';
import { type Expr, treeSize } from './syntax/expr.ts';
import { meterLoops } from './syntax/meterLoops.ts';
import type { Parsed } from './syntax/parsed.ts';
import { parseSource } from './syntax/parseSource.ts';
import { type PlaceOf, placesIn } from './syntax/placeOf.ts';
import { type Reference, referencesIn } from './syntax/references.ts';
import { type ExpressionScope, scopeToCel, wantedBy } from './values/toCel.ts';
import { celToJson } from './values/toJson.ts';

/** A parsed expression. `run` plans it on first use and is safe for untrusted sources and scopes. */
export type Program = {
  readonly tree: Expr;
  readonly placeOf: PlaceOf;
  readonly references: readonly Reference[];
  /** Takes what it costs from the allowance, if there is one. */
  readonly run: (scope: ExpressionScope, allowance?: Allowance) => Result<Json, Problem>;
};

/** What several evaluations may cost together. */
type Allowance = { values: number; steps: number };

const REMEMBERED_PROGRAMS = 2_000;

/** Source → program. The same source gives the same program object while it is remembered. */
export const programOf: (source: string) => Result<Program, Problem> = boundedMemo(
  REMEMBERED_PROGRAMS,
  (source) => {
    const parsed = parseSource(source);
    return parsed.ok ? ok(programFor(source, parsed.value)) : parsed;
  },
);

/** Evaluation is synchronous and never re-enters, so one environment and its budget serve all programs in turn. */
const budget = newBudget();
const environment = meteredEnvironment(budget);

function programFor(source: string, { tree, offsets }: Parsed): Program {
  const references = referencesIn(tree);
  const wanted = wantedBy(references);
  const size = treeSize(tree);
  let planned: ((variables: Record<string, never>) => CelResult) | null = null;
  const run = (scope: ExpressionScope, allowance: Allowance = newAllowance()): Result<Json, Problem> => {
    try {
      const values = Math.min(LIMITS.scopeValues, allowance.values);
      const count = { left: values };
      const variables = scopeToCel(scope, wanted, count);
      allowance.values -= values - count.left;
      if (variables === null) return fail(limitProblem('it reads too many values'));
      const steps = refill(budget, allowance.steps);
      planned ??= plan(environment, meterLoops(tree));
      spend(budget, size);
      const result = planned(variables as Record<string, never>); // safe: the plan takes any variables
      allowance.steps -= steps - budget.left;
      if (budget.exceeded !== null) return fail(limitProblem(budget.exceeded.message));
      return isCelError(result) ? fail(explainError(result, references, scope)) : celToJson(result);
    } catch (error) {
      if (error instanceof RangeError) return fail(limitProblem('it is nested too deeply'));
      return fail(problem('expression_failed', `The expression failed: ${String(error)}`));
    }
  };
  return { tree, placeOf: placesIn(source, offsets), references, run };
}

/**
 * Evaluates trees that read no variable, and answers what is wrong with one; null when it gives a value. All trees together
 * cost no more than a check may: what is left then, or costs too much, is left to the evaluation.
 */
export function constantFaults(): (tree: Expr) => Problem | null {
  let left: number = LIMITS.stepsOfCheck;
  return (tree) => {
    if (left <= 0) return null;
    const steps = refill(budget, left);
    try {
      const planned = plan(environment, meterLoops(tree));
      spend(budget, treeSize(tree));
      const result = planned({});
      return budget.exceeded === null && isCelError(result) ? explainError(result, [], {}) : null;
    } catch {
      return null;
    } finally {
      left = budget.exceeded === null ? left - (steps - budget.left) : 0;
    }
  };
}

const newAllowance = (): Allowance => ({ values: LIMITS.scopeValues, steps: LIMITS.steps });

const limitProblem = (reason: string) =>
  problem('expression_limit', `The expression was stopped because ${reason}. Make it smaller or split it.`);
