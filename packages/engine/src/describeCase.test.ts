import type { Artefact, Json } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { describeCase } from './describeCase.ts';

// safe: nothing else of the artefact is read
const artefact = {
  machine: { initial: 'start' },
  nodes: { start: { node: { id: 'start', kind: 'trigger', config: { caseType: 'input.kind' } } } },
} as unknown as Artefact;
const run = { id: 'r', startedAt: '2026-01-01T00:00:00.000Z' } as never; // safe: an id is a text

const caseTypeOf = (kind: Json) => describeCase(artefact, { input: { kind }, run }).caseType;

describe('the case type that a trigger reads', () => {
  it('is the text as it stands up to a hundred characters', () => {
    expect(caseTypeOf('late')).toBe('late');
    expect(caseTypeOf('x'.repeat(100))).toBe('x'.repeat(100));
    expect(caseTypeOf('')).toBeNull();
    expect(caseTypeOf(7)).toBe('7');
  });

  it('is cut when it is longer, so that no two of them become one and none ends in half a character', () => {
    const [one, other] = [caseTypeOf('x'.repeat(5_000)), caseTypeOf(`${'x'.repeat(4_999)}y`)];
    expect(one).toHaveLength(100);
    expect(one).toMatch(/^x+… [0-9a-f]{12}$/);
    expect(other).toMatch(/^x+… [0-9a-f]{12}$/);
    expect(other).not.toBe(one);
    expect(caseTypeOf('x'.repeat(5_000))).toBe(one);
    for (const start of ['', 'x']) {
      const cut = caseTypeOf(start + '😀'.repeat(200)) ?? '';
      expect(cut.length).toBeLessThanOrEqual(100);
      expect(cut.isWellFormed()).toBe(true);
    }
  });
});
