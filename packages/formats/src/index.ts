export type { ImportedFlow, Loss } from './build/buildDocument.ts';
export { writeBpmn } from './export/writeBpmn.ts';
export { type SvgOptions, writeSvg } from './export/writeSvg.ts';
export { type AnyFlow, LONGEST_FILE, readAnyFlow, readForeign } from './read/readForeign.ts';
export { FOREIGN_FORMATS, type ForeignFormat } from './sketch/sketch.ts';
