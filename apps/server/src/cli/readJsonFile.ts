import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseStrictJson } from '@countersign/api';
import { type Json, ok, type Result } from '@countersign/model';
import type { Env } from '../env.ts';
import { misuse } from './command.ts';

/** The text of a file named on the command line. Problem `file_unreadable`. */
export async function readTextFile(env: Env, file: string): Promise<Result<string>> {
  const place = path.resolve(env.cwd, file);
  try {
    return ok(await readFile(place, 'utf8'));
  } catch (error) {
    const reason = (error as { code?: string }).code === 'ENOENT' ? 'is not there' : 'cannot be read';
    return misuse('file_unreadable', `The file ${place} ${reason}.`);
  }
}

/** The JSON of a file. Problems `file_unreadable`, `malformed_json`. */
export async function readJsonFile(env: Env, file: string): Promise<Result<Json>> {
  const text = await readTextFile(env, file);
  if (!text.ok) return text;
  const parsed = parseStrictJson(text.value);
  return parsed.ok ? parsed : misuse(parsed.problem.code, `${file}: ${parsed.problem.message}`);
}
