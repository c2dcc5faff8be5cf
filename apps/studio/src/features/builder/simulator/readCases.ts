import { columnsOf, csvDialect, inputOfCells } from '@countersign/formats';
import { fail, type Json, type JsonSchema, ok, problem, type Result, withDefaults } from '@countersign/model';
import { type CsvError, parse } from 'csv-parse/browser/esm/sync';
import { isOtherThanText } from '../../../ui/isOtherThanText.ts';

/** Why a line holds no case. */
export type CaseFault =
  | 'notText'
  | 'noJson'
  | 'list'
  | 'header'
  | 'cells'
  | 'quotes'
  | 'number'
  | 'unreadable';

/** One case of a file: its input, or why the line is none. `line` counts from 1. */
export type CaseLine =
  | { readonly line: number; readonly input: Json }
  | { readonly line: number; readonly fault: CaseFault };

type NamedText = { readonly name: string; readonly text: string; readonly schema: JsonSchema };

/** The cases of a file: CSV by its name, else JSON Lines, each line an input or an object with one. */
export function readCases({ name, text, schema }: NamedText): readonly CaseLine[] {
  // A workbook would be a fault in each of its lines, so what it is is said once.
  if (isOtherThanText(text)) return [{ line: 1, fault: 'notText' }];
  return /\.csv$/i.test(name) ? readCsv(text.replace(/^\uFEFF/, ''), schema) : readJsonLines(text);
}

function readJsonLines(text: string): readonly CaseLine[] {
  // One list would be a fault in each of its lines, so what it is is said once.
  if (text.trimStart().startsWith('[')) return [{ line: 1, fault: 'list' }];
  return text.split('\n').flatMap((row, index): CaseLine[] => {
    if (row.trim() === '') return [];
    const line = index + 1;
    try {
      return [{ line, input: inputOf(JSON.parse(row) as Json) }]; // safe: whatever can be parsed is JSON
    } catch {
      return [{ line, fault: 'noJson' }];
    }
  });
}

const inputOf = (row: Json): Json =>
  typeof row === 'object' && row !== null && !Array.isArray(row) && 'input' in row
    ? (row['input'] ?? null)
    : row;

type CsvRow = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * Rows as the server reads them when a file starts runs. One that cannot be read is one fault, however much of it is wrong,
 * and the others are still read.
 */
function readCsv(text: string, schema: JsonSchema): readonly CaseLine[] {
  const faults = new Map<number, CaseFault>();
  const dialect = csvDialect(text);
  const [header, ...rows] = parse(text, {
    ...{ delimiter: dialect.delimiter, info: true, skip_empty_lines: true, skip_records_with_error: true },
    on_skip: (error: CsvError | undefined) => {
      faults.set(Number(error?.['lines'] ?? 1), FAULTS[error?.code ?? ''] ?? 'unreadable');
    },
  }) as unknown as CsvRow[]; // safe: what `info` asks for
  const unread = [...faults].map(([line, fault]) => ({ line, fault }));
  if (header === undefined) return unread;
  const columns = columnsOf(header.record, schema);
  if (!columns.ok) return [{ line: header.info.lines, fault: 'header' }];
  const cases = rows.map(({ record, info: { lines: line } }): CaseLine => {
    const input = inputOfCells(record, { columns: columns.value, dialect, parseJson });
    if (input.ok) return { line, input: withDefaults(schema, input.value) };
    return { line, fault: input.problem.code === 'unclear_number' ? 'number' : 'noJson' };
  });
  return [...cases, ...unread].sort((one, other) => one.line - other.line);
}

const FAULTS: Readonly<Record<string, CaseFault>> = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'cells',
  CSV_QUOTE_NOT_CLOSED: 'quotes',
  CSV_INVALID_CLOSING_QUOTE: 'quotes',
  INVALID_OPENING_QUOTE: 'quotes',
};

function parseJson(text: string): Result<Json> {
  try {
    return ok(JSON.parse(text) as Json); // safe: whatever can be parsed is JSON
  } catch {
    return fail(problem('malformed_json', 'This is no JSON.'));
  }
}
