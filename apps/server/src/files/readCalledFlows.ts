import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A flow as it lies in a file, not looked at yet. */
export type FlowFile = { readonly slug: string; readonly document: unknown };

/**
 * The flows that lie in `calls/` beside a flow, each named by its slug: what that flow calls, in the order in which they can
 * be published. Throws when a file is no JSON.
 */
export async function readCalledFlows(folder: string): Promise<readonly FlowFile[]> {
  const calls = path.join(folder, 'calls');
  const names = await readdir(calls).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map(async (name) => ({
        slug: path.basename(name, '.json'),
        document: await readFlowFile(path.join(calls, name)),
      })),
  );
}

export const readFlowFile = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(file, 'utf8'));
