import { Artefact, contentHash, type Json } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMachine, initialTransition } from 'xstate';
import { catalogue, compile } from './index.ts';
import { brokenFlow, randomFlow } from './testing/randomFlows.ts';

/** `FUZZ_RUNS=100000` looks longer; fast-check prints the seed of what it finds. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 500);
const TIMEOUT_MS = 20_000 + RUNS * 5;

describe('compile', { timeout: TIMEOUT_MS }, () => {
  it('answers any document with diagnostics of the catalogue, never with a throw', () => {
    fc.assert(
      fc.property(fc.oneof(brokenFlow, fc.jsonValue(), fc.anything()), (data) => {
        const { diagnostics, artefact } = compile(data);
        for (const { code, message } of diagnostics) {
          expect(Object.keys(catalogue)).toContain(code);
          expect(message.length).toBeGreaterThan(10);
        }
        expect(artefact === null).toBe(diagnostics.some(({ severity }) => severity === 'error'));
      }),
      { numRuns: RUNS },
    );
  });

  it('emits machines that xstate accepts and artefacts that keep their shape', () => {
    let accepted = 0;
    fc.assert(
      fc.property(randomFlow, (document) => {
        const { artefact } = compile(document);
        if (artefact === null) return;
        accepted += 1;
        const { hash, ...content } = JSON.parse(JSON.stringify(artefact)) as Artefact;
        expect(Artefact.safeParse(artefact).success).toBe(true);
        expect(hash).toBe(contentHash(content as unknown as Json));
        const machine = createMachine(artefact.machine as Parameters<typeof createMachine>[0]);
        const [state] = initialTransition(machine);
        expect(state.value).toBe('trigger');
        for (const id of Object.keys(artefact.nodes)) expect(machine.states).toHaveProperty(id);
      }),
      { numRuns: RUNS },
    );
    expect(accepted).toBeGreaterThan(RUNS / 100);
  });

  it('gives equal bytes for equal documents', () => {
    fc.assert(
      fc.property(randomFlow, (document) => {
        expect(JSON.stringify(compile(structuredClone(document)))).toBe(JSON.stringify(compile(document)));
      }),
      { numRuns: RUNS / 10 },
    );
  });
});
