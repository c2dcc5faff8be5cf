import { csvDialect } from '@countersign/formats';

/** A labelled case of an uploaded file. */
export interface UploadedCase {
  readonly text: string;
  readonly label: string;
}

/** A line that is not a case; `line` counts from 1 and `reason` is a key of the catalogue. */
interface BadLine {
  readonly line: number;
  readonly reason:
    | 'learning.upload.reason.text'
    | 'learning.upload.reason.label'
    | 'learning.upload.reason.json';
}

export interface ParsedCases {
  readonly cases: readonly UploadedCase[];
  readonly bad: readonly BadLine[];
}

/** Reads labelled cases from CSV (a first line that names `text` and `label`) or JSON lines, whichever the text is. */
export function parseCases(content: string): ParsedCases {
  const text = content.replace(/^\uFEFF/, '');
  return text.trimStart().startsWith('{') ? parseJsonLines(text) : parseCsvCases(text);
}

function parseJsonLines(text: string): ParsedCases {
  const cases: UploadedCase[] = [];
  const bad: BadLine[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const found = caseOf(readJson(line));
    if (typeof found === 'string') bad.push({ line: index + 1, reason: found });
    else cases.push(found);
  }
  return { cases, bad };
}

function parseCsvCases(text: string): ParsedCases {
  const [header, ...rows] = parseCsv(text);
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const textAt = names.findIndex((name) => ['text', 'message', 'utterance'].includes(name));
  const labelAt = names.findIndex((name) => ['label', 'category', 'intent'].includes(name));
  if (textAt === -1 || labelAt === -1) return { cases: [], bad: [] };
  const cases: UploadedCase[] = [];
  const bad: BadLine[] = [];
  for (const { line, cells } of rows) {
    const found = caseOf({ text: cells[textAt] ?? '', label: cells[labelAt] ?? '' });
    if (typeof found === 'string') bad.push({ line, reason: found });
    else cases.push(found);
  }
  return { cases, bad };
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function caseOf(value: unknown): UploadedCase | BadLine['reason'] {
  if (typeof value !== 'object' || value === null) return 'learning.upload.reason.json';
  const { text, label } = value as { text?: unknown; label?: unknown };
  if (typeof text !== 'string' || text.trim() === '') return 'learning.upload.reason.text';
  if (typeof label !== 'string' || label.trim() === '') return 'learning.upload.reason.label';
  return { text, label: label.trim() };
}

interface CsvRow {
  /** The line of the file on which the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

const CELLS = {
  ',': /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/y,
  ';': /("(?:[^"]|"")*"|[^;\r\n]*)(;|\r?\n|$)/y,
  '\t': /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|$)/y,
};

/** RFC 4180, with whatever its first line has between its cells: quoted ones may hold it, doubled quotes and line ends. */
export function parseCsv(text: string): CsvRow[] {
  const { delimiter } = csvDialect(text);
  const cellAt = CELLS[delimiter];
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  cellAt.lastIndex = 0;
  while (cellAt.lastIndex < text.length) {
    const match = cellAt.exec(text);
    // A quote in the middle of a cell: the rest of the file cannot be told apart any more.
    if (!match) break;
    const [whole, cell = '', end] = match;
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    line += whole.split('\n').length - 1;
    if (end === delimiter) continue;
    if (cells.some((value) => value !== '')) rows.push({ line: start, cells });
    cells = [];
    start = line;
  }
  if (cells.length > 0) rows.push({ line: start, cells: [...cells, ''] });
  return rows;
}
