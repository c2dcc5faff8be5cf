import { compile } from '@countersign/compiler';
import { randomFlow } from '@countersign/compiler/testing';
import type { Artefact, Json } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSample, sampleSlugs } from '../examples/readSample.ts';
import { answersBy } from './answers.ts';
import { runInPlainActor } from './plainActor.ts';
import { runInEngine } from './runInEngine.ts';

const NOW = '2026-03-04T09:00:00.000Z';
const LIMIT = 40;
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 400);

const choices = fc.array(fc.nat(10_000), { minLength: 5, maxLength: 20 });

/** Runs the same case with the same answers in both and compares what happened. Answers the number of events. */
async function compare(artefact: Artefact, input: Json, numbers: readonly number[]): Promise<number> {
  const world = {
    answerTo: answersBy(artefact, numbers),
    now: NOW,
    run: { id: 'r1', startedAt: NOW },
    limit: LIMIT,
  };
  const inEngine = runInEngine(artefact, input, world);
  const inActor = await runInPlainActor(artefact, input, world);
  // The engine also notes that a halt has failed the run; a plain actor ends with the error itself.
  const halted = inEngine.length - inActor.length === 1 && inEngine.at(-1)?.type === 'run.failed';
  expect(halted ? inEngine.slice(0, -1) : inEngine).toEqual(inActor);
  return inActor.length;
}

describe('an emitted machine', () => {
  it('does in a plain actor what it does in the engine, for any flow and any answers', async () => {
    let compared = 0;
    let events = 0;
    await fc.assert(
      fc.asyncProperty(randomFlow, choices, async (document, numbers) => {
        const { artefact } = compile(document);
        if (artefact === null) return;
        events += await compare(artefact, { amount: (numbers[0] ?? 0) % 6 }, numbers);
        compared += 1;
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(RUNS / 10);
    expect(events).toBeGreaterThan(compared * 3);
  }, 60_000);

  it.each(sampleSlugs())(
    'does in a plain actor what it does in the engine, for the sample %s',
    async (slug) => {
      const { flow, cases } = readSample(slug);
      const { artefact } = compile(flow);
      if (artefact === null) throw new Error(`${slug} does not compile`);
      const inputs = cases.map(({ input }) => input);
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...inputs), choices, async (input, numbers) => {
          expect(await compare(artefact, input, numbers)).toBeGreaterThan(3);
        }),
        { numRuns: 50 },
      );
    },
  );
});
