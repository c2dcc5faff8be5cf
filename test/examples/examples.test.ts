import { compile } from '@countersign/compiler';
import { parseFlow, validateJson } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { readSample, sampleSlugs } from './readSample.ts';

/** A sample may say that it starts with autonomy that was not earned; everything else is taken care of. */
const ACCEPTED_REMARKS = ['autonomy_not_earned', 'failure_unconnected'];

describe.each(sampleSlugs())('the sample %s', (slug) => {
  const sample = readSample(slug);
  const parsed = parseFlow(sample.flow);

  it('is a flow that compiles, always to the same artefact', () => {
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.problem));
    const { diagnostics, artefact } = compile(parsed.value);
    expect(diagnostics.filter(({ code }) => !ACCEPTED_REMARKS.includes(code))).toEqual([]);
    expect(compile(structuredClone(parsed.value)).artefact).toEqual(artefact);
  });

  it('has forty cases or more that its input schema accepts', () => {
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.problem));
    const { input } = parsed.value;
    expect(sample.cases.length).toBeGreaterThanOrEqual(40);
    expect(new Set(sample.cases.map(({ id }) => id)).size).toBe(sample.cases.length);
    const refused = sample.cases.filter((item) => !validateJson(input, item.input).ok);
    expect(refused).toEqual([]);
  });
});
