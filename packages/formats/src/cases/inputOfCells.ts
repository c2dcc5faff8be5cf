import {
  type Json,
  type JsonObject,
  type JsonSchema,
  ok,
  type Problem,
  problem,
  type Result,
} from '@countersign/model';
import type { CsvDialect } from './csvDialect.ts';
import { type Column, columnOf, typedCell } from './typedCell.ts';

const MAX_COLUMNS = 500;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** The columns that a first row names. Problem `malformed_file` for a row that cannot be used. */
export function columnsOf(names: readonly string[], schema: JsonSchema): Result<readonly Column[], Problem> {
  const fault =
    (names.length > MAX_COLUMNS ? `The file has more than ${MAX_COLUMNS} columns.` : null) ??
    names.map((name, index) => faultOfName(name, names.indexOf(name) !== index)).find(Boolean);
  if (fault) return { ok: false, problem: problem('malformed_file', fault) };
  return ok(names.map((name) => columnOf(name, schema)));
}

function faultOfName(name: string, isRepeated: boolean): string | null {
  if (name.trim() === '')
    return 'The first row names the fields of the input; one of its columns has no name.';
  if (isRepeated) return `There are two columns “${name}”.`;
  return name.split('.').some((key) => key === '' || FORBIDDEN_KEYS.has(key))
    ? `The column name “${name}” is not allowed.`
    : null;
}

export type CellReading = {
  readonly columns: readonly Column[];
  readonly dialect: CsvDialect;
  /** Reads a list or an object that stands in a cell. */
  readonly parseJson: (text: string) => Result<Json, Problem>;
};

/**
 * The input that a row of as many cells as columns says. Problems name their column in `at`: `unclear_number`, and those of
 * `parseJson`.
 */
export function inputOfCells(
  cells: readonly string[],
  { columns, dialect, parseJson }: CellReading,
): Result<JsonObject, Problem> {
  const input: Record<string, Json> = {};
  for (const [index, column] of columns.entries()) {
    const cell = typedCell(cells[index] ?? '', { column, dialect, parseJson });
    if (!cell.ok) return { ok: false, problem: { ...cell.problem, at: column.name } };
    if (cell.value !== undefined) put(input, column.path, cell.value);
  }
  return ok(input);
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
