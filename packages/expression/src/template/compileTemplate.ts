import { fail, ok, type Problem, type Result } from '@countersign/model';
import { compileExpression, type ExpressionEnvironment } from '../expression.ts';
import type { TextRange } from '../syntax/placeOf.ts';
import type { Reference } from '../syntax/references.ts';
import { splitTemplate } from './splitTemplate.ts';

/** A template whose holes are known to be valid expressions, and the paths they read. */
export type Template = { readonly source: string; readonly references: readonly Reference[] };

/** Checks every hole of a template like `compileExpression` checks one expression. */
export function compileTemplate(
  source: string,
  environment?: ExpressionEnvironment,
): Result<Template, Problem[]> {
  const parts = splitTemplate(source);
  if (!parts.ok) return fail([parts.problem]);
  const problems: Problem[] = [];
  const references: Reference[] = [];
  for (const part of parts.value) {
    if (part.type === 'text') continue;
    const hole = compileExpression(part.source, environment);
    if (hole.ok) references.push(...hole.value.references);
    else problems.push(...hole.problem.map((one) => movedBy(one, part.from)));
  }
  return problems.length > 0 ? fail(problems) : ok({ source, references: distinct(references) });
}

/** A place in the source of a hole, as a place in the template. */
function movedBy({ data, ...problem }: Problem, offset: number): Problem {
  const range = data?.['range'] as TextRange | undefined; // safe: this package writes it
  if (range === undefined) return data === undefined ? problem : { ...problem, data };
  return { ...problem, data: { ...data, range: { from: range.from + offset, to: range.to + offset } } };
}

const distinct = (references: readonly Reference[]): Reference[] => [
  ...new Map(references.map((path) => [JSON.stringify(path), path])).values(),
];
