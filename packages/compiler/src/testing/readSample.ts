import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CalledFlow, CompileEnvironment } from '../compileEnvironment.ts';

/** Where the samples are. */
export const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

export const sampleNames = (): readonly string[] => readdirSync(SAMPLES);

/** A file of a sample; null when the sample has none of this name. */
export function readSampleFile(name: string, file: string): unknown {
  const path = `${SAMPLES}${name}/${file}`;
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** The document of a sample, and the flows around it: `environment.json` lists them under `calledFlows`. */
export function readSample(name: string): { document: unknown; environment: CompileEnvironment } {
  const around = readSampleFile(name, 'environment.json') as {
    self?: string;
    calledFlows?: CalledFlow[];
  } | null;
  const calledFlows = around?.calledFlows && new Map(around.calledFlows.map((flow) => [flow.slug, flow]));
  return {
    document: readSampleFile(name, 'document.json'),
    environment: { self: around?.self, calledFlows },
  };
}
