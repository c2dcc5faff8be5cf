import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One file as somebody would drop it into the studio. */
export type ForeignFile = { readonly name: string; readonly text: string };

/** All real files of the data folder, by format. Skeletons (topology without texts) are written out as workflows again. */
export async function foreignFiles(data: string): Promise<Record<string, ForeignFile[]>> {
  return {
    n8n: await filesBelow(join(data, 'n8n', 'full'), /\.json/),
    'n8n skeletons': skeletons(await unzipped(join(data, 'n8n', 'skeleton-shared.json.gz'))),
    'n8n malformed': skeletons(await unzipped(join(data, 'n8n', 'malformed-shared.json.gz'))),
    Flowise: await filesBelow(join(data, 'flowise'), /\.json/),
    'Amazon States Language': await filesBelow(join(data, 'aws-sfn'), /\.(json|yaml)$/),
    'Node-RED': collected(await unzipped(join(data, 'nodered', 'examples.json.gz'))),
    'BPMN 2.0': await filesBelow(join(data, 'bpmn-miwg'), /\.bpmn$/),
  };
}

async function filesBelow(folder: string, ending: RegExp): Promise<ForeignFile[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => ending.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await unzipped(join(folder, name)) })));
}

async function unzipped(file: string): Promise<string> {
  const bytes = await readFile(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

type Skeleton = {
  readonly src: string;
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly (readonly [string, number, string, number, string])[];
};

function skeletons(text: string): ForeignFile[] {
  const all = JSON.parse(text) as Skeleton[]; // safe: written so
  return all.map(({ src, nodes, edges }) => {
    const connections: Record<string, Record<string, { node: string; type: string; index: number }[][]>> = {};
    for (const [from, output, node, index, type] of edges) {
      const types = connections[from] ?? {};
      const outputs = types[type] ?? [];
      connections[from] = { ...types, [type]: outputs };
      while (outputs.length <= output) outputs.push([]);
      outputs[output]?.push({ node, type, index });
    }
    const named = nodes.map((node) => ({ ...node, name: node.id, parameters: {} }));
    return { name: `${src}.json`, text: JSON.stringify({ name: src, nodes: named, connections }) };
  });
}

function collected(text: string): ForeignFile[] {
  const all = JSON.parse(text) as { file: string; flow: unknown }[]; // safe: written so
  return all.map(({ file, flow }) => ({ name: file, text: JSON.stringify(flow) }));
}
