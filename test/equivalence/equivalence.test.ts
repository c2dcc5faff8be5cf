import { compile } from '@countersign/compiler';
import { AROUND_STRUCTURED_FLOWS, randomFlow, structuredFlow } from '@countersign/compiler/testing';
import type { Note } from '@countersign/engine';
import type { Artefact, Json } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSample, sampleSlugs } from '../examples/readSample.ts';
import { NOW, worldBy } from './answers.ts';
import { runInPlainActor } from './plainActor.ts';
import { runInEngine } from './runInEngine.ts';

const LIMIT = 40;
/** `FUZZ_RUNS=10000` looks longer and elsewhere; fast-check prints the seed of what it finds. */
const FUZZ_RUNS = process.env['FUZZ_RUNS'];
const RUNS = Number(FUZZ_RUNS ?? 400);
const CHANCE = FUZZ_RUNS === undefined ? { seed: 1 } : {};

const choices = fc.array(fc.nat(10_000), { minLength: 5, maxLength: 20 });

/**
 * Runs the same case with the same answers in both and compares what happened in each branch: between branches there is no
 * order. Answers what happened.
 */
async function compare(artefact: Artefact, input: Json, numbers: readonly number[]): Promise<Compared> {
  const world = worldBy(artefact, input, numbers);
  const limit = 2 + ((numbers[3] ?? 0) % LIMIT);
  const given = { world, run: { id: 'r1', startedAt: NOW }, limit };
  const { notes: inEngine, undone } = runInEngine(artefact, input, given);
  const inActor = await runInPlainActor(artefact, input, given);
  // The engine also notes that a halt has failed the run; a plain actor ends with the error itself.
  const halted = inEngine.length - inActor.length === 1 && inEngine.at(-1)?.type === 'run.failed';
  expect(byLane(artefact, halted ? inEngine.slice(0, -1) : inEngine)).toEqual(byLane(artefact, inActor));
  return { notes: inActor, undone };
}

type Compared = { readonly notes: readonly Note[]; readonly undone: number };

const byLane = (artefact: Artefact, notes: readonly Note[]) =>
  Map.groupBy(notes, ({ node }) => artefact.nodes[node ?? '']?.lane ?? 'top');

describe('an emitted machine', () => {
  it('does in a plain actor what it does in the engine, for any flow and any answers', async () => {
    let compared = 0;
    let events = 0;
    await fc.assert(
      fc.asyncProperty(randomFlow, choices, async (document, numbers) => {
        const { artefact } = compile(document);
        if (artefact === null) return;
        events += (await compare(artefact, { amount: (numbers[0] ?? 0) % 6 }, numbers)).notes.length;
        compared += 1;
      }),
      { numRuns: RUNS, ...CHANCE },
    );
    expect(compared).toBeGreaterThan(RUNS / 10);
    expect(events).toBeGreaterThan(compared * 3);
  }, 180_000);

  it('does so with branches in branches, waits, signals, calls and undo', async () => {
    const seen = new Map<string, number>();
    let undoneActions = 0;
    const dues = [undefined, 'soon', '2026-03-01', '2026-03-09T09:00:00Z'];
    await fc.assert(
      fc.asyncProperty(structuredFlow, choices, async (document, numbers) => {
        const { artefact } = compile(document, AROUND_STRUCTURED_FLOWS);
        if (artefact === null) return;
        const due = dues[(numbers[1] ?? 0) % dues.length];
        const items = (numbers[2] ?? 0) % 2 === 0 ? [] : [1, 2];
        const input = { amount: (numbers[0] ?? 0) % 6, items, ...(due === undefined ? {} : { due }) };
        const { notes, undone } = await compare(artefact, input, numbers);
        undoneActions += undone;
        for (const { type, node } of notes) {
          const kind = artefact.nodes[node ?? '']?.node.kind ?? '';
          const name = `${type} ${kind}`;
          seen.set(name, (seen.get(name) ?? 0) + 1);
        }
      }),
      { numRuns: RUNS / 2, ...CHANCE },
    );
    expect(undoneActions, 'undone').toBeGreaterThan(RUNS / 400);
    for (const happened of ['step.entered join', 'wait.ended wait', 'call.done each', 'run.ended end']) {
      expect(seen.get(happened), happened).toBeGreaterThan(RUNS / 50);
    }
  }, 180_000);

  it.each(sampleSlugs())(
    'does in a plain actor what it does in the engine, for the sample %s',
    async (slug) => {
      const { flow, cases } = readSample(slug);
      const { artefact } = compile(flow);
      if (artefact === null) throw new Error(`${slug} does not compile`);
      const inputs = cases.map(({ input }) => input);
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...inputs), choices, async (input, numbers) => {
          expect((await compare(artefact, input, numbers)).notes.length).toBeGreaterThan(3);
        }),
        { numRuns: 50, ...CHANCE },
      );
    },
  );
});
