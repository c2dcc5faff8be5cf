import type { Diagnostic } from '@countersign/model';
import type { Flow } from './flow.ts';

/** A rule looks at a whole flow and says what is wrong with it. It never changes anything and never throws. */
export type Rule = (flow: Flow) => readonly Diagnostic[];
