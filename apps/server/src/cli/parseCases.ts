import { ProblemError, parseStrictJson, readCsv } from '@countersign/api';
import { Json, type JsonSchema, ok, type Result } from '@countersign/model';
import { z } from 'zod';
import type { CaseToSimulate } from '../simulate/simulateFlow.ts';
import { misuse } from './command.ts';

const CaseLine = z.object({
  id: z.string().optional(),
  input: Json,
  signals: z.array(z.object({ name: z.string(), payload: Json })).optional(),
});

/**
 * The cases of a file: CSV by its name, with cells as the input's `schema` wants them, else JSON Lines. A case without an id
 * goes by its line. Problems `malformed_case` and those of CSV.
 */
export async function parseCases(
  text: string,
  file: string,
  schema: JsonSchema,
): Promise<Result<readonly CaseToSimulate[]>> {
  return /\.csv$/i.test(file) ? csvCases(text, file, schema) : lineCases(text, file);
}

function lineCases(text: string, file: string): Result<readonly CaseToSimulate[]> {
  const cases: CaseToSimulate[] = [];
  for (const [index, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue;
    const json = parseStrictJson(row);
    const line = json.ok ? CaseLine.safeParse(json.value) : null;
    if (line === null || !line.success) {
      const message = `${file}, line ${index + 1}: not a case. Each line is { "id", "input" }.`;
      return misuse('malformed_case', message);
    }
    const { id = String(index + 1), input, signals = [] } = line.data;
    cases.push({ id, input, signals });
  }
  return ok(cases);
}

async function csvCases(
  text: string,
  file: string,
  schema: JsonSchema,
): Promise<Result<readonly CaseToSimulate[]>> {
  const cases: CaseToSimulate[] = [];
  try {
    for await (const { line, input, problem } of readCsv(piecesOf(text), schema)) {
      if (problem !== null) return misuse(problem.code, `${file}, line ${line}: ${problem.message}`);
      cases.push({ id: String(line), input, signals: [] });
    }
  } catch (error) {
    if (error instanceof ProblemError) return misuse(error.problem.code, `${file}: ${error.problem.message}`);
    throw error;
  }
  return ok(cases);
}

async function* piecesOf(text: string): AsyncGenerator<string> {
  yield text;
}
