import type { Diagnostic } from '@countersign/model';
import type { Flow } from './flow.ts';
import { RULES } from './rules.ts';

const ORDER = { error: 0, warning: 1, info: 2 } as const;

/** Everything the rules say about a flow: errors first, otherwise in the order of the rules. */
export const analyze = (flow: Flow): Diagnostic[] =>
  RULES.flatMap((rule) => rule(flow)).sort((left, right) => ORDER[left.severity] - ORDER[right.severity]);
