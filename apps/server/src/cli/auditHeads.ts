import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Problem, problem, type Result } from '@countersign/model';
import { z } from 'zod';

/** The end of a workspace's chain as `audit head` printed it. */
const ExportedHead = z.object({
  workspace: z.string(),
  seq: z.number().int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
type ExportedHead = z.infer<typeof ExportedHead>;

const Printed = z.object({ heads: z.array(ExportedHead) });
const LINE = /^([^\s:]+):(\d+):([0-9a-f]{64})$/;

/** Reads heads from a file or from the text itself: lines or JSON, as they were printed. Problem `invalid_option`. */
export async function readExportedHeads(
  cwd: string,
  given: string,
): Promise<Result<readonly ExportedHead[], Problem>> {
  const text = await readFile(path.resolve(cwd, given), 'utf8').catch(() => given);
  const heads = text.trimStart().startsWith('{') ? fromJson(text) : fromLines(text);
  if (heads !== null && heads.length > 0) return ok(heads);
  const message = `"${given}" is neither a file nor a line that \`audit head\` printed (workspace:number:hash).`;
  return fail(problem('invalid_option', message));
}

function fromJson(text: string): readonly ExportedHead[] | null {
  try {
    return Printed.parse(JSON.parse(text)).heads;
  } catch {
    return null;
  }
}

function fromLines(text: string): readonly ExportedHead[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const found = lines.map((line) => LINE.exec(line.trim()));
  if (found.includes(null)) return null;
  return found.map((match) => {
    const [, workspace = '', seq = '', hash = ''] = match ?? [];
    return { workspace, seq: Number(seq), hash };
  });
}
