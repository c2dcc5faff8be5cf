import { type Json, type JsonObject, type JsonSchema, withDefaults } from '@countersign/model';
import { parse } from 'csv-parse/browser/esm/sync';

/** One case of a file: its input, or why the line is none. `line` counts from 1. */
export type CaseLine =
  | { readonly line: number; readonly input: Json }
  | { readonly line: number; readonly fault: string };

/** The cases of a file: CSV by its name, else JSON Lines, each line an input or an object with one. */
export function readCases(name: string, text: string, schema: JsonSchema): readonly CaseLine[] {
  return /\.csv$/i.test(name) ? readCsv(text, schema) : readJsonLines(text);
}

function readJsonLines(text: string): readonly CaseLine[] {
  return text.split('\n').flatMap((row, index): CaseLine[] => {
    if (row.trim() === '') return [];
    const line = index + 1;
    try {
      return [{ line, input: inputOf(JSON.parse(row) as Json) }]; // safe: whatever can be parsed is JSON
    } catch (error) {
      return [{ line, fault: String(error) }];
    }
  });
}

const inputOf = (row: Json): Json =>
  typeof row === 'object' && row !== null && !Array.isArray(row) && 'input' in row
    ? (row['input'] ?? null)
    : row;

function readCsv(text: string, schema: JsonSchema): readonly CaseLine[] {
  try {
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, skip_empty_lines: true });
    return rows.map((row, index) => ({
      line: index + 2,
      input: withDefaults(schema, rowInput(row, schema)),
    }));
  } catch (error) {
    return [{ line: 1, fault: String(error) }];
  }
}

/** Cells are texts unless the schema wants something else; empty ones are left out. */
function rowInput(row: Readonly<Record<string, string>>, { properties }: JsonSchema): JsonObject {
  const schemas = (properties ?? {}) as Readonly<Record<string, JsonSchema>>; // safe: of a JSON schema
  const cells = Object.entries(row).filter(([, cell]) => cell.trim() !== '');
  return Object.fromEntries(cells.map(([name, cell]) => [name, cellValue(cell, schemas[name])]));
}

const TYPED: ReadonlySet<unknown> = new Set(['number', 'integer', 'boolean', 'array', 'object']);

function cellValue(cell: string, schema: JsonSchema | undefined): Json {
  const types = [schema?.['type']].flat();
  if (!types.some((type) => TYPED.has(type))) return cell;
  try {
    return JSON.parse(types.includes('boolean') ? cell.toLowerCase() : cell) as Json; // safe: whatever can be parsed is JSON
  } catch {
    return cell;
  }
}
