import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Examples } from '@countersign/api';
import { type FlowDocument, parseFlow } from '@countersign/model';
import { readCalledFlows, readFlowFile } from '../files/readCalledFlows.ts';

export const EXAMPLES_FOLDER = fileURLToPath(new URL('../../../../examples', import.meta.url));

/** The sample flows that ship with the program. */
export function createExamples(folder = EXAMPLES_FOLDER): Examples {
  return {
    async list() {
      const flows = await allFlows(folder);
      return flows.map(({ slug, document: { name, description } }) => ({ slug, name, description }));
    },
    async document(slug) {
      return (await allFlows(folder)).find((flow) => flow.slug === slug)?.document ?? null;
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

export type ExampleFlow = { readonly slug: string; readonly document: FlowDocument };

/** The flows of one example: those that it calls (`calls/<slug>.json`), and last its own. Throws when a file that we ship is broken. */
export async function readExample(folder: string, slug: string): Promise<readonly ExampleFlow[]> {
  const called = await readCalledFlows(path.join(folder, slug));
  const own = await readFlowFile(path.join(folder, slug, 'flow.json'));
  return [...called, { slug, document: own }].map((flow) => {
    const parsed = parseFlow(flow.document);
    if (!parsed.ok) throw new Error(`The example ${flow.slug} is broken: ${parsed.problem[0]?.message}`);
    return { slug: flow.slug, document: parsed.value };
  });
}

async function allFlows(folder: string): Promise<readonly ExampleFlow[]> {
  const slugs = await exampleSlugs(folder);
  return (await Promise.all(slugs.map((slug) => readExample(folder, slug)))).flat();
}
