import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFlow, validateJson } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { memoryWorld } from './memoryWorld.ts';
import { postgresWorld } from './postgresWorld.ts';
import { readSample, type Sample, sampleSlugs } from './readSample.ts';
import { type CaseStory, runCases } from './runCases.ts';
import { compileSample } from './World.ts';

/** A sample may say that it starts with autonomy that was not earned, and may let a failed letter fail its run. */
const ACCEPTED_REMARKS = ['autonomy_not_earned', 'failure_unconnected'];

/** `ACCEPT=1 vitest run examples` writes what happens as the transcripts; read the diff. */
const isAccepting = process.env['ACCEPT'] === '1';

const WORLDS = [
  ['in memory', memoryWorld],
  ['on Postgres', postgresWorld],
] as const;

describe.each(sampleSlugs())('the sample %s', (slug) => {
  const sample = readSample(slug);
  const parsed = parseFlow(sample.flow);

  it('is a flow that compiles, always to the same artefact', () => {
    const compiled = compileSample(sample);
    const remarks = compiled.flatMap(({ diagnostics }) => diagnostics);
    expect(remarks.filter(({ code }) => !ACCEPTED_REMARKS.includes(code))).toEqual([]);
    expect(compileSample(structuredClone(sample))).toEqual(compiled);
  });

  it('has forty cases or more that its input schema accepts', () => {
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.problem));
    const { input } = parsed.value;
    expect(sample.cases.length).toBeGreaterThanOrEqual(40);
    expect(new Set(sample.cases.map(({ id }) => id)).size).toBe(sample.cases.length);
    const refused = sample.cases.filter((item) => !validateJson(input, item.input).ok);
    expect(refused).toEqual([]);
  });

  it.each(WORLDS)(
    'takes every case the way of its transcript %s',
    async (_where, openWorld) => {
      await using world = await openWorld(sample);
      const stories = await runCases(world, sample.cases);
      expect(world.errors).toEqual([]);
      expect(stories).toEqual(transcript(sample, stories));
      for (const [index, { truth }] of sample.cases.entries()) expectTruth(stories[index], truth);
    },
    120_000,
  );
});

/** The kept stories; the new ones while accepting. */
function transcript({ folder }: Sample, stories: readonly CaseStory[]): unknown {
  const file = join(folder, 'transcript.json');
  if (isAccepting) writeFileSync(file, `${JSON.stringify(stories, null, 2)}\n`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * A case leaves the exception route by the port of its truth and ends as it should. What passed a gate by itself was
 * looked at by nobody and may end otherwise.
 */
function expectTruth(story: CaseStory | undefined, truth: Sample['cases'][number]['truth']): void {
  if (story === undefined) throw new Error('A case has no story');
  const lines = story.story.join('\n');
  if (truth.port !== undefined) expect(lines, story.case).toMatch(new RegExp(`^\\w+ → ${truth.port}$`, 'm'));
  const passed = /lets pass/.test(lines);
  if (!passed)
    expect({ case: story.case, outcome: story.outcome }).toEqual({
      case: story.case,
      outcome: truth.outcome,
    });
}
