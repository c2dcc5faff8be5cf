export { catalogue, type DiagnosticCode } from './catalogue/catalogue.ts';
export type { CatalogueEntry } from './catalogue/entry.ts';
export { type Compilation, compile, validate } from './compile.ts';
export { environmentAt } from './environmentAt.ts';
