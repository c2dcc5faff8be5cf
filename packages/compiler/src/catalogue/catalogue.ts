import { BLOCKS } from './blocks.ts';
import { CALLS } from './calls.ts';
import type { CatalogueEntry } from './entry.ts';
import { IMPORTED } from './imported.ts';
import { MEANING } from './meaning.ts';
import { OVERSIGHT } from './oversight.ts';
import { SETTINGS } from './settings.ts';
import { STRUCTURE } from './structure.ts';

const ENTRIES = {
  ...STRUCTURE,
  ...BLOCKS,
  ...CALLS,
  ...MEANING,
  ...OVERSIGHT,
  ...SETTINGS,
  ...IMPORTED,
} as const;

/** Every finding the compiler can make. */
export type DiagnosticCode = keyof typeof ENTRIES;

/** Code → severity, message and help: the one source for the canvas, the API, the command line and the handbook. */
export const catalogue: { readonly [TCode in DiagnosticCode]: CatalogueEntry } = ENTRIES;
