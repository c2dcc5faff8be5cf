import { type Problem, problem } from '@countersign/model';

/** Many faults of a document as one problem: the first in words, all of them in `data`. */
export function firstFault(faults: readonly Problem[]): Problem {
  const first = faults[0] ?? problem('flow_invalid', 'The flow document is not valid.');
  return problem(first.code, first.message, first.at, { issues: faults.slice(0, 100) });
}
