import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Examples } from '@countersign/api';
import { type FlowDocument, parseFlow } from '@countersign/model';

export const EXAMPLES_FOLDER = fileURLToPath(new URL('../../../../examples', import.meta.url));

/** The sample flows that ship with the program. */
export function createExamples(folder = EXAMPLES_FOLDER): Examples {
  return {
    async list() {
      const slugs = await exampleSlugs(folder);
      const documents = await Promise.all(slugs.map((slug) => readExample(folder, slug)));
      return documents.map(({ name, description }, index) => ({ slug: slugs[index]!, name, description }));
    },
    async document(slug) {
      return (await exampleSlugs(folder)).includes(slug) ? readExample(folder, slug) : null;
    },
  };
}

/** Folder names below `examples`, in order. */
export async function exampleSlugs(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The flow of one example. Throws when the file that we ship is broken. */
export async function readExample(folder: string, slug: string): Promise<FlowDocument> {
  const text = await readFile(path.join(folder, slug, 'flow.json'), 'utf8');
  const parsed = parseFlow(JSON.parse(text));
  if (!parsed.ok) throw new Error(`The example ${slug} is broken: ${parsed.problem[0]?.message}`);
  return parsed.value;
}
