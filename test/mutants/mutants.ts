import { ENDS } from './list/ends.ts';
import { ISOLATION } from './list/isolation.ts';
import { MEANING } from './list/meaning.ts';
import { PROMISES } from './list/promises.ts';
import { TRUST } from './list/trust.ts';
import type { Mutant } from './mutant.ts';

/** All of them, in the order in which they are tried. */
export const MUTANTS: readonly Mutant[] = [...PROMISES, ...ENDS, ...ISOLATION, ...MEANING, ...TRUST];
