import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalledFlow, CompileEnvironment } from '@countersign/compiler';

const SAMPLES = join(import.meta.dirname, '../../packages/compiler/samples');

/** The samples of the compiler: those that are accepted, and those that are wrong in one way each. */
export const goldenSamples = (): readonly string[] => readdirSync(SAMPLES).sort();

/** The document of a sample, and what lies around it. */
export function readGoldenSample(name: string): { document: unknown; environment: CompileEnvironment } {
  const file = join(SAMPLES, name, 'environment.json');
  const document: unknown = JSON.parse(readFileSync(join(SAMPLES, name, 'document.json'), 'utf8'));
  if (!existsSync(file)) return { document, environment: {} };
  const { self, calledFlows } = JSON.parse(readFileSync(file, 'utf8')) as {
    self?: string;
    calledFlows?: CalledFlow[];
  };
  const published = calledFlows && new Map(calledFlows.map((called) => [called.slug, called]));
  return { document, environment: { self, calledFlows: published } };
}
