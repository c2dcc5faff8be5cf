import { columnsOf, csvDialect, fieldsOf } from '@countersign/formats';
import { type Json, problem } from '@countersign/model';
import { parse } from 'csv-parse/sync';
import type { SeenColumn } from '../asked/caseListFlow.ts';
import { parseStrictJson } from '../json/parseStrictJson.ts';
import { ProblemError, unwrap } from '../problems/ProblemError.ts';
import type { UploadFormat } from './caseUpload.ts';

const HEAD_BYTES = 256 * 1024;
const ROWS_SEEN = 50;

export type Head = {
  readonly columns: readonly SeenColumn[];
  /** The whole file, from its beginning. */
  readonly chunks: AsyncIterable<Uint8Array>;
};

/** Reads as much of a file as tells its columns, and gives all of it on. Problem `malformed_file` when nothing tells them. */
export async function readHead(format: UploadFormat, chunks: AsyncIterable<Uint8Array>): Promise<Head> {
  const source = chunks[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let bytes = 0;
  let isWhole = false;
  while (bytes < HEAD_BYTES) {
    const next = await source.next();
    isWhole = next.done === true;
    if (isWhole) break;
    read.push(next.value);
    bytes += next.value.byteLength;
  }
  const text = new TextDecoder().decode(Buffer.concat(read)).replace(/^\uFEFF/, '');
  const known = isWhole ? text : withoutLastLine(text);
  const { names, rows } = format === 'csv' ? tableOfCsv(known) : tableOfLines(known);
  if (names.length === 0) throw new ProblemError(problem('malformed_file', NO_COLUMNS));
  unwrap(columnsOf(names, {}));
  if (rows.length === 0) throw new ProblemError(problem('file_empty', 'The file holds no cases.'));
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* read;
    if (!isWhole) yield* { [Symbol.asyncIterator]: () => source };
  }
  return { columns: names.map((name) => seenColumn(name, rows)), chunks: whole() };
}

const NO_COLUMNS =
  'The first rows of the file do not tell its columns. CSV begins with a row of names; each line of JSON Lines is an object.';

/** The last line of a piece may be half a line. */
const withoutLastLine = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1);

function seenColumn(name: string, rows: readonly Fields[]): SeenColumn {
  const given = rows.map((row) => row[name] ?? null).filter((value) => value !== null && value !== '');
  const isEvery = (pattern: RegExp) =>
    given.length > 0 && given.every((value) => pattern.test(String(value)));
  const isNumber = isEvery(NUMBER);
  return {
    ...{ name, isNumber, isPercent: isEvery(PERCENT) },
    most: isNumber ? Math.max(...given.map(Number)) : 0,
  };
}

/** As cells are read where a field may be a number: `007` is none. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const PERCENT = /^\d{1,3}(?:\.\d+)?\s*%$/;

type Fields = { readonly [name: string]: Json };
type Table = { readonly names: readonly string[]; readonly rows: readonly Fields[] };

function tableOfCsv(text: string): Table {
  const [names = [], ...rows] = recordsOf(text, ROWS_SEEN + 1) ?? recordsOf(text, 1) ?? [];
  const fieldsOfRow = (cells: readonly string[]): Fields =>
    Object.fromEntries(names.map((name, index) => [name, cells[index]?.trim() ?? null]));
  return { names, rows: rows.map(fieldsOfRow) };
}

/** Null where a quote stays open, which may be because the piece ends there. */
function recordsOf(text: string, to: number): readonly (readonly string[])[] | null {
  const { delimiter } = csvDialect(text);
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, to });
  } catch {
    return null;
  }
}

function tableOfLines(text: string): Table {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.slice(0, ROWS_SEEN).map((line) => {
    const parsed = parseStrictJson(line);
    const fields = parsed.ok ? fieldsOf(parsed.value) : {};
    return 'input' in fields ? fieldsOf(fields['input'] ?? null) : fields;
  });
  return { names: [...new Set(rows.flatMap((row) => Object.keys(row)))], rows };
}
