import { readFile } from 'node:fs/promises';
import type { z } from 'zod';

/** The rows of a JSON Lines file that we ship; none when it is not there. A row of another shape throws. */
export async function readJsonLines<TLine>(file: string, line: z.ZodType<TLine>): Promise<TLine[]> {
  const text = await readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const rows = text.split('\n').filter((row) => row.trim() !== '');
  return rows.map((row) => line.parse(JSON.parse(row)));
}
