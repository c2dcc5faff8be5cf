import { fail, type JsonSchema, ok, type Problem, type Result } from '@countersign/model';
import { checkConstants } from './check/checkConstants.ts';
import { checkTypes } from './check/checkTypes.ts';
import { DYN, type StaticType } from './check/staticType.ts';
import { constantFaults, type Program, programOf } from './program.ts';
import type { Reference } from './syntax/references.ts';

/** The variables an expression may read and the shape of each; a variable without a shape is `{}`. */
export type ExpressionEnvironment = { readonly variables: Readonly<Record<string, JsonSchema>> };

const PROGRAM = Symbol('program');

/** The kind of value an expression gives; `dyn` when only the evaluation will tell. */
export type ValueKind = StaticType['kind'];

/** A compiled expression: its text, what it reads and gives, and a program that only this package can run. */
export type Expression = {
  readonly source: string;
  readonly references: readonly Reference[];
  readonly gives: ValueKind;
  readonly [PROGRAM]: Program;
};

/**
 * Parses an expression and, given an environment, checks its variables, fields and types, and evaluates the parts that read none. Without an environment any
 * variable is accepted and every type is left to the evaluation.
 *
 * @example
 * const big = compileExpression('input.amount > 500');
 * if (big.ok) evaluate(big.value, { input: { amount: 501 } }); // { ok: true, value: true }
 */
export function compileExpression(
  source: string,
  environment?: ExpressionEnvironment,
): Result<Expression, Problem[]> {
  const program = programOf(source);
  if (!program.ok) return fail([program.problem]);
  const { tree, references, placeOf } = program.value;
  const checked =
    environment === undefined
      ? { type: DYN, problems: [] }
      : checkTypes(tree, environment.variables, { placeOf });
  if (checked.problems.length > 0) return fail(checked.problems);
  const faults =
    environment === undefined ? [] : checkConstants(tree, { placeOf, faultOf: constantFaults() });
  if (faults.length > 0) return fail(faults);
  return ok({ source, references, gives: checked.type.kind, [PROGRAM]: program.value });
}

/** The program inside; not exported from the package. */
export const programIn = (expression: Expression): Program => expression[PROGRAM];
