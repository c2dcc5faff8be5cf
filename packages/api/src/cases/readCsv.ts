import { pipeline, Readable } from 'node:stream';
import { type Json, type JsonObject, type JsonSchema, problem } from '@countersign/model';
import { CsvError, parse } from 'csv-parse';
import { FORBIDDEN_KEYS } from '../json/scanJson.ts';
import { textFault } from '../json/textFault.ts';
import { ProblemError } from '../problems/ProblemError.ts';
import { MAX_ROW_BYTES } from './caseUpload.ts';
import { failed, plain, type ReadRow } from './readJsonLines.ts';
import { type Column, columnOf, typedCell } from './typedCell.ts';

const MAX_COLUMNS = 500;

type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * The cases of a CSV file: its first row names the fields of the input (`customer.name` is a field inside a field), whose
 * types in the flow's input schema decide what a cell is. An empty cell is a field that is not there. Throws
 * `malformed_file` for a header that cannot be used and for quotes that do not match.
 */
export async function* readCsv(text: AsyncIterable<string>, schema: JsonSchema): AsyncGenerator<ReadRow> {
  let columns: readonly Column[] | null = null;
  for await (const row of recordsOf(text)) {
    if (columns === null) columns = readHeader(row.record, schema);
    else yield caseOf(row, columns);
  }
}

/** The records in order. A quote that is not closed makes everything behind it doubtful, so it ends the whole file. */
async function* recordsOf(text: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_BYTES,
  });
  // Whatever ends the text early ends the parser with the same error, which is thrown below.
  pipeline(Readable.from(text), parser, () => {});
  try {
    yield* parser as AsyncIterable<CsvRecord>;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ProblemError(malformed(`This is not CSV: ${error.message}`));
  }
}

const malformed = (message: string) => problem('malformed_file', message);

function readHeader(names: readonly string[], schema: JsonSchema): readonly Column[] {
  const fault =
    (names.length > MAX_COLUMNS ? `The file has more than ${MAX_COLUMNS} columns.` : null) ??
    names.map((name, index) => faultOfName(name, names.indexOf(name) !== index)).find(Boolean);
  if (fault) throw new ProblemError(malformed(fault));
  return names.map((name) => columnOf(name, schema));
}

function faultOfName(name: string, isRepeated: boolean): string | null {
  if (name.trim() === '')
    return 'The first row names the fields of the input; one of its columns has no name.';
  if (isRepeated) return `There are two columns “${name}”.`;
  if (name.split('.').some((key) => key === '' || FORBIDDEN_KEYS.has(key))) {
    return `The column name “${name}” is not allowed.`;
  }
  return textFault(name);
}

function caseOf({ record, info: { lines } }: CsvRecord, columns: readonly Column[]): ReadRow {
  if (record.length !== columns.length) {
    const message = `The row has ${record.length} cells, the header has ${columns.length} columns.`;
    return failed(lines, problem('malformed_case', message));
  }
  const input: Record<string, Json> = {};
  for (const [index, column] of columns.entries()) {
    const text = record[index] ?? '';
    const fault = textFault(text);
    if (fault !== null) return failed(lines, problem('text_not_storable', fault, column.name));
    const cell = typedCell(text, column);
    if (!cell.ok) return failed(lines, { ...cell.problem, at: column.name });
    if (cell.value !== undefined) put(input, column.path, cell.value);
  }
  return plain(lines, input as JsonObject);
}

function put(target: Record<string, Json>, [key = '', ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = { ...(target[key] as Record<string, Json> | undefined) };
  put(inner, rest, value);
  target[key] = inner;
}
