import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const SECRET_FILE = 'secret';

/** The installation's secret if there is one already; null before the first start. */
export async function findSecret(dataDir: string, given: string | undefined): Promise<string | null> {
  if (given !== undefined) return given;
  const stored = await readFile(path.join(dataDir, SECRET_FILE), 'utf8').catch(() => null);
  return stored?.trim() ?? null;
}

/**
 * The installation's secret, from which session cookies are signed and stored secrets are sealed. Without one in the
 * environment it is generated on the first start, readable by the owner of the data folder alone.
 */
export async function loadSecret(dataDir: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const file = path.join(dataDir, SECRET_FILE);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // wx: of two processes that start at once, one writes and both read the same
  await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 }).catch(
    (error) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32)
    throw new Error(`The file ${file} does not hold a secret. Restore it from a backup.`);
  return secret;
}
