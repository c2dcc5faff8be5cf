import { parseFlow } from '@countersign/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ASL, BPMN, FLOWISE, N8N, NODE_RED } from '../testing/foreignSamples.ts';
import { readForeign } from './readForeign.ts';

const SAMPLES = [N8N, FLOWISE, ASL, NODE_RED].map((sample) => JSON.stringify(sample)).concat(BPMN);

/** Reads a file; whatever comes of it must be a document of ours or a list of findings. */
function expectSound(text: string): void {
  const result = readForeign(text);
  if (result.ok) expect(parseFlow(JSON.parse(JSON.stringify(result.value.document))).ok).toBe(true);
  else expect(result.problem.length).toBeGreaterThan(0);
}

it('never throws when pieces of a file are cut out, doubled or changed', () => {
  const cut = fc.record({
    sample: fc.nat(SAMPLES.length - 1),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(60),
    put: fc.oneof(
      fc.constantFrom('', '""', 'null', '[]', '{}', '0', '-1', '"__proto__"', '<a/>'),
      fc.string(),
    ),
  });
  fc.assert(
    fc.property(cut, ({ sample, from, length, put }) => {
      const text = SAMPLES[sample] ?? '';
      const at = Math.floor(from * text.length);
      expectSound(text.slice(0, at) + put + text.slice(at + length));
    }),
    { numRuns: 600, seed: 11 },
  );
});

it('never throws when any value of a file is another one', () => {
  const values = fc.constantFrom<unknown>(null, 0, -1.5, '', 'x', '={{ $x }}', [], {}, [[]], true, [null], {
    a: [{}],
  });
  const change = fc.record({ sample: fc.nat(3), place: fc.nat(400), value: values });
  fc.assert(
    fc.property(change, ({ sample, place, value }) => {
      let count = 0;
      const text = JSON.stringify(JSON.parse(SAMPLES[sample] ?? ''), (_, item: unknown) =>
        count++ === place ? value : item,
      );
      expectSound(text);
    }),
    { numRuns: 600, seed: 12 },
  );
});
