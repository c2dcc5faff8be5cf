export { catalogue, type DiagnosticCode } from './catalogue/catalogue.ts';
export type { CatalogueEntry } from './catalogue/entry.ts';
export { type Compilation, compile, validate } from './compile.ts';
export type { CalledFlow, CompileEnvironment } from './compileEnvironment.ts';
export { type Checker, createChecker } from './createChecker.ts';
export { type CronLine, cronOf, nextTimes } from './cronOf.ts';
export { environmentAt } from './environmentAt.ts';
export { type FixOfAll, fixAll } from './fixAll.ts';
export { type StepReach, type Writing, writingAt } from './writingAt.ts';
