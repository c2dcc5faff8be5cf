import { fail, type Json, type Problem, parseFlow, problem, type Result } from '@countersign/model';
import { isAsl, readAsl } from '../asl/readAsl.ts';
import { readBpmn } from '../bpmn/readBpmn.ts';
import { buildDocument, type ImportedFlow } from '../build/buildDocument.ts';
import { isFlowise, readFlowise } from '../flowise/readFlowise.ts';
import { isN8n, readN8n } from '../n8n/readN8n.ts';
import { isNodeRed, readNodeRed } from '../nodered/readNodeRed.ts';
import type { Sketch } from '../sketch/sketch.ts';
import { isFields } from './fields.ts';
import { parseText } from './parseText.ts';

/** Longer files are refused before they are looked at. */
export const LONGEST_FILE = 8_000_000;

/**
 * A file of another program → a draft of ours. The format is told by what is in the file, never by its name. Reading
 * executes and fetches nothing; every text of the file stays text. Each fault that keeps a file from being read is one
 * problem: `import_too_large`, `import_unreadable`, `import_unknown`, `import_invalid`, `import_version`.
 *
 * @example
 * const read = readForeign(await file.text(), file.name);
 * if (read.ok) preview(read.value.document, read.value.losses);
 */
export function readForeign(text: string, fileName = ''): Result<ImportedFlow, Problem[]> {
  if (text.length > LONGEST_FILE) {
    const megabytes = LONGEST_FILE / 1_000_000;
    return fail([problem('import_too_large', `The file is larger than ${megabytes} MB.`)]);
  }
  const name = nameOf(fileName);
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start === '') return fail([problem('import_unreadable', 'The file is empty.')]);
  const sketch = start.startsWith('<') ? readBpmn(start, name) : readData(start, name);
  if (!sketch.ok) return sketch;
  const { steps, notes } = sketch.value;
  if (steps.length + notes.length === 0)
    return fail([problem('import_invalid', 'The file holds no steps, so there is nothing to bring over.')]);
  return buildDocument(sketch.value);
}

/** Whether data is a document of ours, which needs no reading. */
const isOwnFlow = (data: unknown): boolean =>
  isFields(data) && typeof data['schema'] === 'string' && data['schema'].startsWith('countersign.flow/');

/**
 * A file of any kind that is understood → what came of it; our own documents come back as they are, without losses.
 */
export function readAnyFlow(text: string, fileName = ''): Result<AnyFlow, Problem[]> {
  const data = text.trimStart().startsWith('{') ? parseText(text) : undefined;
  if (data?.ok !== true || !isOwnFlow(data.value)) return readForeign(text, fileName);
  const parsed = parseFlow(data.value);
  if (!parsed.ok) return parsed;
  const steps = parsed.value.nodes.length;
  const counts = { steps, mapped: steps, placeholders: 0, isPlaced: true };
  return { ok: true, value: { format: 'Countersign', document: parsed.value, losses: [], ...counts } };
}

export type AnyFlow = Omit<ImportedFlow, 'format'> & {
  readonly format: ImportedFlow['format'] | 'Countersign';
};

function readData(text: string, name: string): Result<Sketch, Problem[]> {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const data: Json = parsed.value;
  if (isN8n(data)) return readN8n(data, name);
  if (isFlowise(data)) return readFlowise(data, name);
  if (isAsl(data)) return readAsl(data, name);
  if (isNodeRed(data)) return readNodeRed(data, name);
  const known = 'n8n, Flowise, BPMN 2.0, Amazon States Language, Node-RED or Countersign';
  return fail([problem('import_unknown', `This is no file of ${known}.`)]);
}

/** `orders_flow.bpmn` is called `orders flow`. */
const nameOf = (fileName: string): string =>
  (fileName.split(/[/\\]/).at(-1) ?? '')
    .replace(/(\.asl)?\.[a-zA-Z0-9]+$/, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim();
