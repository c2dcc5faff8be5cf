import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Json } from '@countersign/model';
import { z } from 'zod';
import { Truth } from './truth.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');

/** `signals` are what other systems tell the run when it comes to wait for them. */
const SampleCase = z.strictObject({
  id: z.string().min(1),
  input: Json,
  signals: z.array(z.strictObject({ name: z.string(), payload: Json })).default([]),
  truth: Truth,
});
export type SampleCase = z.infer<typeof SampleCase>;

const RecordingRow = z.strictObject({ recording: z.string(), key: z.string(), proposal: Json });
const LabelRow = z.strictObject({ text: z.string().min(1), label: z.string().min(1) });

/** One folder of `examples/`, read and checked; a line of another shape throws. */
export type Sample = {
  readonly slug: string;
  readonly folder: string;
  readonly flow: unknown;
  /** Flows that it calls, in the order in which they can be published. */
  readonly called: readonly { readonly slug: string; readonly flow: unknown }[];
  readonly cases: readonly SampleCase[];
  readonly recordings: readonly z.infer<typeof RecordingRow>[];
  readonly labels: readonly z.infer<typeof LabelRow>[];
};

export const sampleSlugs = (): string[] =>
  readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

/** Reads a sample by the name of its folder. */
export function readSample(slug: string): Sample {
  const folder = join(EXAMPLES, slug);
  return {
    slug,
    folder,
    flow: JSON.parse(readFileSync(join(folder, 'flow.json'), 'utf8')),
    called: readCalled(join(folder, 'calls')),
    cases: readLines(join(folder, 'cases.jsonl'), SampleCase),
    recordings: readLines(join(folder, 'recordings.jsonl'), RecordingRow),
    labels: readLines(join(folder, 'labels.jsonl'), LabelRow),
  };
}

/** Each file is a flow, named by its slug; none when the sample calls nothing. */
function readCalled(folder: string): Sample['called'] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({
      slug: basename(name, '.json'),
      flow: JSON.parse(readFileSync(join(folder, name), 'utf8')),
    }));
}

/** The rows of a JSON Lines file; none when a sample has no such file. */
function readLines<TRow>(file: string, row: z.ZodType<TRow>): TRow[] {
  const folder = readdirSync(join(file, '..'));
  if (!folder.some((name) => file.endsWith(`/${name}`))) return [];
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => row.parse(JSON.parse(line)));
}
