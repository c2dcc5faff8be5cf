import { Artefact, contentHash, type Json } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMachine, initialTransition } from 'xstate';
import { catalogue, compile } from './index.ts';
import { brokenFlow, randomFlow } from './testing/randomFlows.ts';
import { AROUND_STRUCTURED_FLOWS, structuredFlow } from './testing/structuredFlow.ts';

/** `FUZZ_RUNS=100000` looks longer and elsewhere; fast-check prints the seed of what it finds. */
const FUZZ_RUNS = process.env['FUZZ_RUNS'];
const RUNS = Number(FUZZ_RUNS ?? 500);
const CHANCE = FUZZ_RUNS === undefined ? { seed: 1 } : {};
const TIMEOUT_MS = 120_000 + RUNS * 5;

/** The nodes that have a state of their own at the place their lane says; XState resolves every target on the way. */
function statesOf({ machine, nodes }: Artefact): string[] {
  const root = createMachine(machine as Parameters<typeof createMachine>[0]).root;
  const found: string[] = [];
  const open = [root];
  for (const state of open) {
    expect(state.transitions.size).toBeGreaterThanOrEqual(0);
    open.push(...Object.values(state.states));
    const entry = nodes[state.key];
    const lane = entry?.lane?.split('/').flatMap((part) => part.split('.')) ?? [];
    if (entry !== undefined && state.path.join('.') === [...lane, state.key].join('.')) found.push(state.key);
  }
  return found;
}

/** The wires that neither stay in their lane, nor begin or end a branch, nor end the run. */
function wiresOutOfLane({ nodes }: Artefact): string[] {
  return Object.entries(nodes).flatMap(([id, { node, lane, next, join }]) =>
    Object.entries(next).flatMap(([port, target]) => {
      const behind = nodes[target];
      const inside = node.kind === 'parallel' ? `${lane === undefined ? '' : `${lane}/`}${id}.${port}` : lane;
      if (behind?.node.kind === 'end' || behind?.lane === inside)
        return behind?.node.kind === 'join' ? [id] : [];
      const block = Object.entries(nodes).find(([, { join: other }]) => other === target);
      const ends = block !== undefined && inside?.split('/').at(-1)?.startsWith(`${block[0]}.`) === true;
      return ends && behind?.lane === block[1].lane && (node.kind !== 'parallel' || join !== undefined)
        ? []
        : [`${id}.${port}`];
    }),
  );
}

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
      { numRuns: RUNS, ...CHANCE },
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
      { numRuns: RUNS, ...CHANCE },
    );
    expect(accepted).toBeGreaterThan(RUNS / 100);
  });

  it('accepts flows of all kinds of steps that keep the rules, and nests the branches of each block', () => {
    const seen = { accepted: 0, nested: 0 };
    fc.assert(
      fc.property(structuredFlow, (document) => {
        const { artefact } = compile(document, AROUND_STRUCTURED_FLOWS);
        if (artefact === null) return;
        seen.accepted += 1;
        expect(statesOf(artefact).toSorted()).toEqual(Object.keys(artefact.nodes).toSorted());
        if (Object.values(artefact.nodes).some(({ lane }) => lane?.includes('/'))) seen.nested += 1;
      }),
      { numRuns: RUNS, ...CHANCE },
    );
    expect(seen.accepted).toBeGreaterThan(RUNS * 0.95);
    expect(seen.nested).toBeGreaterThan(RUNS / 10);
  });

  it('accepts a wire drawn elsewhere only if every branch stays a block', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(structuredFlow, fc.nat(9_999), fc.nat(9_999), (document, which, where) => {
        const edges = document.edges.map((edge, index) =>
          index === which % document.edges.length
            ? { ...edge, target: document.nodes[where % document.nodes.length]?.id ?? edge.target }
            : edge,
        );
        const { artefact } = compile({ ...document, edges }, AROUND_STRUCTURED_FLOWS);
        seen[artefact === null ? 'refused' : 'accepted'] += 1;
        if (artefact !== null) expect(wiresOutOfLane(artefact)).toEqual([]);
      }),
      { numRuns: RUNS, ...CHANCE },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(RUNS / 10);
  });

  it('gives equal bytes for equal documents', () => {
    fc.assert(
      fc.property(fc.oneof(randomFlow, structuredFlow), (document) => {
        expect(JSON.stringify(compile(structuredClone(document)))).toBe(JSON.stringify(compile(document)));
      }),
      { numRuns: RUNS / 10, ...CHANCE },
    );
  });
});
