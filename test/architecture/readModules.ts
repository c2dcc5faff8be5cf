import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import or re-export of a module; `typeOnly` when nothing of it remains at run time. */
export type Import = { readonly specifier: string; readonly typeOnly: boolean };

/** A source file: its path from the root with forward slashes, its imports and its text. */
export type Module = {
  readonly path: string;
  readonly imports: readonly Import[];
  readonly lines: number;
  readonly source: string;
};

/** Reads all TypeScript sources below `apps/<name>/src` and `packages/<name>/src`, parsed and not guessed at. */
export async function readModules(root: string): Promise<Module[]> {
  const modules: Module[] = [];
  for await (const path of glob('{apps,packages}/*/src/**/*.{ts,tsx}', { cwd: root })) {
    const source = readFileSync(join(root, path), 'utf8');
    modules.push(parseModule(path.replaceAll('\\', '/'), source));
  }
  return modules.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Parses one source text. Throws when it does not parse: an unread module would be an unchecked one. */
export function parseModule(path: string, source: string): Module {
  const parsed = parseSync(path, source);
  if (parsed.errors.length > 0) throw new Error(`${path} does not parse: ${parsed.errors[0]?.message}`);
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const imports: Import[] = [
    ...staticImports.map((item) => ({
      specifier: item.moduleRequest.value,
      typeOnly: item.entries.length > 0 && item.entries.every((entry) => entry.isType),
    })),
    ...staticExports.flatMap((item) =>
      item.entries
        .filter((entry) => entry.moduleRequest !== null)
        .map((entry) => ({ specifier: entry.moduleRequest?.value ?? '', typeOnly: entry.isType })),
    ),
    ...dynamicImports.map((item) => ({
      specifier: source.slice(item.moduleRequest.start, item.moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
      typeOnly: false,
    })),
  ];
  return { path, imports, lines: source.split('\n').length, source };
}
