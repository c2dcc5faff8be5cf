import { type CompileEnvironment, catalogue, compile } from '@countersign/compiler';
import { AROUND_STRUCTURED_FLOWS, brokenFlow, structuredFlow } from '@countersign/compiler/testing';
import { FlowDocument, type Json } from '@countersign/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSample, sampleSlugs } from '../examples/readSample.ts';
import { driveFlow } from './driver/driveFlow.ts';
import { driveRandomFlows, numbers } from './driver/randomRuns.ts';
import { newTally, type Tally } from './driver/tally.ts';
import { goldenSamples, readGoldenSample } from './readGoldenSample.ts';

/** The same flows every time; the long run draws others. */
const SEED = 20_260;

test('does with a thousand random flows what the page about the meaning says', () => {
  const counts = driveRandomFlows({ flows: 1_000, seed: SEED });
  process.stdout.write(`${JSON.stringify({ seed: SEED, ...counts })}\n`);
  expectAtLeast(counts, { flows: 1_000, runs: 1_000, events: 6_000, refusals: 3_000 });
  expectAtLeast(counts, {
    'flows parallel': 300,
    'flows waiting': 400,
    'flows signalled': 150,
    'flows calling': 400,
    'flows undoing': 200,
    'flows asking': 400,
  });
  expectAtLeast(counts, { ended: 400, failed: 150, cancelled: 20, corrections: 10, undos: 25, undone: 25 });
  expectAtLeast(counts, { 'held ends': 25 });
  expectAtLeast(counts, {
    waits: 300,
    signals: 800,
    joins: 150,
    calls: 400,
    expired: 15,
    routed: 80,
    loops: 400,
    parked: 60,
  });
}, 240_000);

test('agrees on every example, with its own cases', () => {
  const tally = newTally();
  for (const slug of sampleSlugs()) {
    const { flow, cases } = readSample(slug);
    const inputs = cases.map(({ input }) => input);
    const driven = driveOften({ document: flow, environment: {}, inputs, times: 60 }, tally);
    expect(driven, slug).toBe(true);
  }
  expectAtLeast(tally.counts, { runs: 240, ended: 60, events: 900, routed: 20 });
}, 120_000);

test('agrees on every compiled sample', () => {
  const tally = newTally();
  const driven = goldenSamples().filter((name) =>
    driveOften({ ...readGoldenSample(name), times: 12 }, tally),
  );
  expect(driven.length).toBeGreaterThanOrEqual(40);
  expectAtLeast(tally.counts, { runs: driven.length * 12, ended: 100, joins: 5, calls: 5 });
}, 120_000);

test('names what is wrong with broken flows within a second, and agrees on those that are not', () => {
  const tally = newTally();
  const found = { refused: 0, slowestMs: 0 };
  const check = (document: unknown, picked: readonly number[]) => {
    const begun = process.cpuUsage();
    const { diagnostics, artefact } = compile(document, AROUND_STRUCTURED_FLOWS);
    const { user, system } = process.cpuUsage(begun);
    found.slowestMs = Math.max(found.slowestMs, (user + system) / 1_000);
    for (const { code } of diagnostics) expect(catalogue).toHaveProperty(code);
    const isRefused = diagnostics.some(({ severity }) => severity === 'error');
    expect(artefact === null).toBe(isRefused);
    if (isRefused) found.refused += 1;
    const flow = FlowDocument.safeParse(document);
    if (artefact === null || !flow.success) return;
    driveFlow({ flow: flow.data, environment: AROUND_STRUCTURED_FLOWS, artefact, numbers: picked }, tally);
  };
  fc.assert(fc.property(fc.oneof(brokenFlow, damagedFlow), numbers, check), { numRuns: 600, seed: SEED });
  expect(found.refused).toBeGreaterThan(200);
  expect(found.slowestMs).toBeLessThan(1_000);
  expectAtLeast(tally.counts, { runs: 20 });
}, 120_000);

/** Flows that keep the rules but for a wire, a node or a part of one that is missing, doubled or something else. */
const damagedFlow = fc
  .tuple(structuredFlow, fc.constantFrom('nodes', 'edges'), fc.nat(), fc.nat(4), fc.jsonValue())
  .map(([flow, list, at, how, value]): unknown => {
    const items: unknown[] = structuredClone(flow[list]);
    const index = at % items.length;
    const item = items[index] as Record<string, unknown>;
    if (how === 0) items.splice(index, 1);
    if (how === 1) items.push(item);
    if (how === 2) items[index] = value;
    if (how === 3) items[index] = { ...item, target: flow.nodes[at % flow.nodes.length]?.id };
    if (how === 4)
      items[index] = { ...item, ...(list === 'nodes' ? { config: value } : { port: 'elsewhere' }) };
    return { ...flow, [list]: items };
  });

type Sample = {
  readonly document: unknown;
  readonly environment: CompileEnvironment;
  readonly inputs?: readonly Json[];
  readonly times: number;
};

/** Drives a flow as many times as asked, in another way each time; false when the compiler does not accept it. */
function driveOften({ document, environment, inputs, times }: Sample, tally: Tally): boolean {
  const { artefact } = compile(document, environment);
  if (artefact === null) return false;
  const flow = FlowDocument.parse(document);
  for (const picked of fc.sample(numbers, { numRuns: times, seed: SEED })) {
    driveFlow({ flow, environment, artefact, numbers: picked, ...(inputs && { inputs }) }, tally);
  }
  return true;
}

function expectAtLeast(counts: Record<string, number>, least: Record<string, number>): void {
  for (const [name, count] of Object.entries(least)) {
    expect(counts[name] ?? 0, name).toBeGreaterThanOrEqual(count);
  }
}
