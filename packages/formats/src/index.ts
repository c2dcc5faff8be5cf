export type { ImportedFlow, Loss } from './build/buildDocument.ts';
export { type AnyFlow, LONGEST_FILE, readAnyFlow, readForeign } from './read/readForeign.ts';
export { FOREIGN_FORMATS, type ForeignFormat } from './sketch/sketch.ts';
