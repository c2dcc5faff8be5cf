export type { ImportedFlow, Loss } from './build/buildDocument.ts';
export {
  type AnsweredCase,
  answerHeader,
  answerLine,
  CASE_STATUSES,
  type CaseStatus,
  fieldsOf,
} from './cases/answeredCase.ts';
export { type CsvDialect, csvDialect } from './cases/csvDialect.ts';
export { type CaseColumns, guessColumns } from './cases/guessColumns.ts';
export { columnsOf, inputOfCells } from './cases/inputOfCells.ts';
export type { Column } from './cases/typedCell.ts';
export { writeBpmn } from './export/writeBpmn.ts';
export { type SvgOptions, writeSvg } from './export/writeSvg.ts';
export { type AnyFlow, LONGEST_FILE, readAnyFlow, readForeign } from './read/readForeign.ts';
export { FOREIGN_FORMATS, type ForeignFormat } from './sketch/sketch.ts';
