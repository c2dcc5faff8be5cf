import type { Json, JsonObject } from '@countersign/model';

/** What became of one row of a file of cases. */
export type AnsweredCase = {
  /** Counted from 1, without the header. */
  readonly row: number;
  readonly runId: string | null;
  /** `starting` until its run has begun, `refused` for a row that is no case, `passed` when nobody had to look. */
  readonly status: CaseStatus;
  readonly input: Json;
  readonly verdict: string | null;
  /** What holds: as it was proposed, or as the reviewer made it; of a rejection what would have been right, if said. */
  readonly answer: JsonObject | null;
  readonly changes: readonly { readonly field: string; readonly from: Json; readonly to: Json }[];
  readonly reasonCode: string | null;
  readonly message: string | null;
  readonly reviewer: string | null;
  readonly decidedAt: string | null;
};

export const CASE_STATUSES = [
  ...(['starting', 'refused', 'running', 'waiting'] as const),
  ...(['answered', 'expired', 'cancelled', 'passed', 'failed'] as const),
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** The columns that are added to those of the file. */
const ADDED = [
  ...(['row', 'status', 'verdict', 'answer', 'changes'] as const),
  ...(['reason', 'message', 'reviewer', 'decided_at'] as const),
] as const;

/** The first line of answers as CSV: the columns of the file, then those that say what became of a row. */
export const answerHeader = (columns: readonly string[]): string => lineOf([...columns, ...ADDED]);

/** One answer as a line of CSV under `answerHeader`. */
export function answerLine(columns: readonly string[], one: AnsweredCase): string {
  const input = fieldsOf(one.input);
  const given = columns.map((column) => textOf(input[column] ?? null));
  return lineOf([
    ...given,
    ...[String(one.row), one.status, one.verdict ?? '', answerText(one.answer), changesText(one.changes)],
    ...[one.reasonCode ?? '', one.message ?? '', one.reviewer ?? '', one.decidedAt ?? ''],
  ]);
}

/** The fields of a case; none of one that is no object. */
export const fieldsOf = (input: Json): JsonObject =>
  typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as JsonObject) : {}; // safe: asked just now

/** The value alone where there is only one, which is what a column of recommendations becomes. */
function answerText(answer: JsonObject | null): string {
  const values = Object.values(answer ?? {});
  if (values.length === 0) return '';
  return values.length === 1 ? textOf(values[0] ?? null) : JSON.stringify(answer);
}

const changesText = (changes: AnsweredCase['changes']): string =>
  changes.map(({ field, from, to }) => `${field}: ${textOf(from)} → ${textOf(to)}`).join('\n');

const textOf = (value: Json): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const lineOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/** A cell that a spreadsheet would take for a formula begins with an apostrophe; a plain number is none. */
function cellOf(text: string): string {
  const isFormula = /^\s*[=+\-@]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text);
  const harmless = isFormula ? `'${text}` : text;
  return /[",;\r\n\t]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
