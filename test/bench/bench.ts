import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * `pnpm bench <name> [options]` runs `test/bench/<name>.ts`, which prints one JSON line per figure. Without a name it
 * says which benches there are.
 */
const [name, ...rest] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name}.ts`);
if (name === undefined || name === 'bench' || !/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const names = (await readdir(import.meta.dirname))
    .filter((entry) => entry.endsWith('.ts') && entry !== 'bench.ts')
    .map((entry) => entry.slice(0, -3));
  process.stderr.write(`Usage: pnpm bench <name> [options], where <name> is one of: ${names.join(', ')}\n`);
  process.exit(2);
}
process.argv = [process.argv[0] ?? 'node', file, ...rest];
await import(pathToFileURL(file).href);
