import { csvDialect } from '@countersign/formats';
import { parse } from 'csv-parse/browser/esm/sync';

/** The columns of a file of cases by its beginning: the names in the first row of a CSV, the fields of the first line of JSON. */
export function columnNames(format: 'csv' | 'jsonl', beginning: string): readonly string[] {
  const text = beginning.replace(/^\uFEFF/, '').trimStart();
  try {
    return format === 'csv' ? namesInRow(text) : namesInLine(text);
  } catch {
    return []; // the server says what is wrong with it
  }
}

function namesInRow(text: string): readonly string[] {
  const { delimiter } = csvDialect(text);
  const rows: string[][] = parse(text, { delimiter, to: 1, relax_column_count: true });
  return [...new Set((rows[0] ?? []).filter((name) => name.trim() !== ''))];
}

function namesInLine(text: string): readonly string[] {
  const line: unknown = JSON.parse(text.split('\n', 1)[0] ?? '');
  const value = isFields(line) && isFields(line['input']) ? line['input'] : line;
  return isFields(value) ? Object.keys(value) : [];
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
