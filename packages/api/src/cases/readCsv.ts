import { pipeline, Readable } from 'node:stream';
import { type Column, type CsvDialect, columnsOf, csvDialect, inputOfCells } from '@countersign/formats';
import { type JsonSchema, problem } from '@countersign/model';
import { CsvError, parse } from 'csv-parse';
import { parseStrictJson } from '../json/parseStrictJson.ts';
import { textFault } from '../json/textFault.ts';
import { ProblemError } from '../problems/ProblemError.ts';
import { MAX_ROW_BYTES } from './caseUpload.ts';
import { failed, plain, type ReadRow } from './readJsonLines.ts';

type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * The cases of a CSV file: its first row names the fields of the input (`customer.name` is a field inside a field), whose
 * types in the flow's input schema decide what a cell is. An empty cell is a field that is not there. What stands between
 * cells is told by the first row: commas, semicolons or tabs; with semicolons or tabs numbers may have a decimal comma.
 * Throws `malformed_file` for a header that cannot be used and for quotes that do not match.
 */
export async function* readCsv(text: AsyncIterable<string>, schema: JsonSchema): AsyncGenerator<ReadRow> {
  const { beginning, whole } = await lookAhead(text);
  const dialect = csvDialect(beginning);
  let columns: readonly Column[] | null = null;
  for await (const row of recordsOf(whole, dialect)) {
    if (columns === null) columns = readHeader(row.record, schema);
    else yield caseOf(row, columns, dialect);
  }
}

/** The text up to the end of its first line that is not empty, and all of it. */
async function lookAhead(text: AsyncIterable<string>) {
  const parts = text[Symbol.asyncIterator]();
  let beginning = '';
  let next = await parts.next();
  for (; next.done !== true; next = await parts.next()) {
    beginning += next.value;
    if (/[^\s\uFEFF].*[\r\n]/.test(beginning) || beginning.length > MAX_ROW_BYTES) break;
  }
  async function* whole(): AsyncGenerator<string> {
    yield beginning;
    if (next.done !== true) yield* { [Symbol.asyncIterator]: () => parts };
  }
  return { beginning: beginning.replace(/^\uFEFF/, ''), whole: whole() };
}

/** The records in order. A quote that is not closed makes everything behind it doubtful, so it ends the whole file. */
async function* recordsOf(text: AsyncIterable<string>, { delimiter }: CsvDialect): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    delimiter,
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
  const columns = columnsOf(names, schema);
  if (!columns.ok) throw new ProblemError(columns.problem);
  const fault = names.map(textFault).find((found) => found !== null);
  if (fault != null) throw new ProblemError(malformed(fault));
  return columns.value;
}

function caseOf(row: CsvRecord, columns: readonly Column[], dialect: CsvDialect): ReadRow {
  const { record, info } = row;
  if (record.length !== columns.length) {
    const message = `The row has ${record.length} cells, the header has ${columns.length} columns.`;
    return failed(info.lines, problem('malformed_case', message));
  }
  for (const [index, column] of columns.entries()) {
    const fault = textFault(record[index] ?? '');
    if (fault !== null) return failed(info.lines, problem('text_not_storable', fault, column.name));
  }
  const input = inputOfCells(record, { columns, dialect, parseJson });
  return input.ok ? plain(info.lines, input.value) : failed(info.lines, input.problem);
}

const parseJson = (text: string) => {
  const parsed = parseStrictJson(text);
  return parsed.ok
    ? parsed
    : { ok: false as const, problem: problem(parsed.problem.code, parsed.problem.message) };
};
