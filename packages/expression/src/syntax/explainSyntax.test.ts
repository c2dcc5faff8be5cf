import { describe, expect, it } from 'vitest';
import { compileExpression } from '../index.ts';

function fault(source: string) {
  const compiled = compileExpression(source);
  return compiled.ok ? undefined : compiled.problem[0];
}

describe('a fault of syntax', () => {
  it.each([
    ['input.a = 3', 'write == instead of "=".', '=', '=='],
    ['input.a === 3', 'write == instead of "===".', '===', '=='],
    ['input.a and input.b', 'write && instead of "and".', 'and', '&&'],
    ['input.a & input.b', 'write && instead of "&".', '&', '&&'],
    ['input.a <> 3', 'write != instead of "<>".', '<>', '!='],
    ['input.a +', 'something is missing behind "+".', '+', undefined],
    ['input.', 'something is missing behind ".".', '.', undefined],
    ['input.a == "late', 'the text is never closed.', '"late', undefined],
    ['input.a foo', '"foo" does not belong here.', 'foo', undefined],
    ['[1, 2', 'something is missing at the end.', '2', undefined],
  ])('is explained for %s', (source, what, part, meant) => {
    const found = fault(source);
    const range = found?.data?.['range'] as { from: number; to: number };
    expect(found?.message).toContain(`: ${what}`);
    expect(source.slice(range.from, range.to)).toBe(part);
    expect(found?.data?.['meant']).toBe(meant);
  });

  it('is found in later lines', () => {
    expect(fault('input.a &&\n  input.b = 3')?.data?.['range']).toEqual({ from: 21, to: 22 });
  });

  it('never points outside of the text', () => {
    for (const source of ['(', ')', '=', '"', "'", '🙂', 'a 🙂', '\n\n(', 'a\n', '{']) {
      const range = fault(source)?.data?.['range'] as { from: number; to: number } | undefined;
      expect(range === undefined || (range.from >= 0 && range.to <= source.length), source).toBe(true);
    }
  });
});
