import { fail, ok, type Problem, type Result } from '@countersign/model';
import { programOf } from './program.ts';
import type { Reference } from './syntax/references.ts';
import { compileTemplate } from './template/compileTemplate.ts';

/** The paths that the source of an expression reads. */
export function referencesOf(source: string): Result<readonly Reference[], Problem> {
  const program = programOf(source);
  return program.ok ? ok(program.value.references) : program;
}

/** The paths that the holes of a template read. */
export function templateReferencesOf(source: string): Result<readonly Reference[], Problem[]> {
  const template = compileTemplate(source);
  return template.ok ? ok(template.value.references) : fail(template.problem);
}
