import { type Json, type Problem, problem } from '@countersign/model';
import type { CaseRow } from '@countersign/runtime';
import { z } from 'zod';
import { CaseType, Subject } from '../inputs.ts';
import { parseStrictJson } from '../json/parseStrictJson.ts';
import { ProblemError } from '../problems/ProblemError.ts';
import { problemOfZodError } from '../problems/problemOfZodError.ts';
import { MAX_ROW_BYTES } from './caseUpload.ts';

/** A row of a file before it is numbered. */
export type ReadRow = Omit<CaseRow, 'row'>;

/** A line that says more than the input; what else is in it (an id, the truth of a sample) is left out. */
const Envelope = z.object({ input: z.unknown(), subject: Subject.nullish(), caseType: CaseType.nullish() });

/** The cases of JSON Lines, one object in each line: the input itself, or an object with it under `input`. */
export async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<ReadRow> {
  for await (const { line, number } of linesOf(text)) {
    yield rowOf(line, number);
  }
}

function rowOf(line: string, number: number): ReadRow {
  const parsed = parseStrictJson(line);
  if (!parsed.ok) return failed(number, parsed.problem);
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return failed(number, problem('malformed_case', 'A line is one JSON object: the input of a run.'));
  }
  if (!Object.hasOwn(value, 'input')) return plain(number, value);
  const envelope = Envelope.safeParse(value);
  if (!envelope.success) return failed(number, problemOfZodError(envelope.error));
  const { input, subject = null, caseType = null } = envelope.data;
  return { ...plain(number, input as Json), subject, caseType }; // safe: parsed from JSON
}

/** A row that is nothing but its input. */
export const plain = (line: number, input: Json): ReadRow => ({
  ...{ line, input, subject: null, caseType: null, problem: null },
});

/** A row that cannot be a case, and why. */
export const failed = (line: number, reason: Problem): ReadRow => ({ ...plain(line, {}), problem: reason });

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<{ line: string; number: number }> {
  let rest = '';
  let number = 0;
  for await (const part of text) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      number += 1;
      // A blank line costs nothing: a file may be made of them.
      if (line.trim() !== '') yield { line: whole(line, number), number };
    }
    whole(rest, number + 1);
  }
  if (rest.trim() !== '') yield { line: whole(rest, number + 1), number: number + 1 };
}

/** The line; a byte order mark before the first one is none of it. A line without end would fill the memory. */
function whole(line: string, number: number): string {
  if (line.length > MAX_ROW_BYTES) {
    const message = `Line ${number} is longer than 1 MB. Each line is one case.`;
    throw new ProblemError(problem('body_too_large', message));
  }
  return number === 1 ? line.replace(/^\uFEFF/, '') : line;
}
