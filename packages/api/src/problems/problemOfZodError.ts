import { type Problem, problem } from '@countersign/model';
import type { z } from 'zod';

/** The first fault of an input as a problem: what is wrong, and where as a JSON pointer below `root`. */
export function problemOfZodError(error: z.ZodError, root = ''): Problem {
  const issues = error.issues.map((issue) => ({
    at: root + pointer(unknownKey(issue) ?? issue.path),
    message: issue.message,
  }));
  const first = issues[0] ?? { at: root, message: 'The input is not valid.' };
  return problem('invalid_input', first.message, first.at, issues.length > 1 ? { issues } : undefined);
}

/** Points at the field that should not be there instead of at the object around it. */
function unknownKey(issue: z.core.$ZodIssue): readonly PropertyKey[] | null {
  const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  return key === undefined ? null : [...issue.path, key];
}

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
