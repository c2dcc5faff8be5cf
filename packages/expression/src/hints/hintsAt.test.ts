import { describe, expect, it } from 'vitest';
import { hintsAt, signatureAt } from '../index.ts';

const line = { type: 'object', properties: { sku: { type: 'string' }, price: { type: 'number' } } };
const input = {
  type: 'object',
  properties: {
    amount: { type: 'number' },
    reason: { type: 'string', enum: ['late', 'broken'] },
    lines: { type: 'array', items: line },
    'odd name': { type: 'string' },
  },
};
const environment = { variables: { input, now: {} } };

/** The labels offered at the bar. */
function offered(text: string): string[] {
  const caret = text.indexOf('|');
  const found = hintsAt(text.replace('|', ''), caret, environment);
  return (found?.hints ?? []).map((hint) => hint.label);
}

describe('hintsAt', () => {
  it.each([
    ['|', ['input', 'now', 'has', 'size', 'true']],
    ['inp|', ['input']],
    ['input.|', ['amount', 'reason', 'lines']],
    ['input.amount > 5 && input.re|', ['reason']],
    ['input.lines.|', ['exists', 'filter', 'map', 'size']],
    ['input.lines[0].|', ['sku', 'price']],
    ['input.lines.exists(l, l.|', ['sku', 'price']],
    ['input.lines.exists(l, |', ['l', 'input']],
    ['input.lines.filter(l, l.price > 3).exists(k, k.|)', ['sku', 'price']],
    ['input.lines.map(l, l.sku).exists(s, s.|', ['contains', 'startsWith']],
    ['input.reason == |', ['"late"', '"broken"']],
    ['input.reason != "l|', ['"late"', '"broken"']],
    ['input.reason in ["late", |', ['"late"', '"broken"']],
    ['input["|', ['"odd name"', '"amount"']],
    ['input.reason.|', ['contains', 'lowerAscii', 'size']],
    ['now.|', ['getFullYear', 'getHours']],
    ['(now - timestamp("2026-01-01T00:00:00Z")).|', ['getHours', 'getMinutes']],
    ['size(input.lines.filter(l, l.|', ['sku']],
  ])('offers at %s', (text, labels) => {
    expect(offered(text)).toEqual(expect.arrayContaining(labels));
  });

  it.each([
    ['input.amount |'],
    ['input.amount.|'],
    ['12|'],
    ['// inp|'],
    ['input.lines.exists(|'],
    ['input.lines.exists(l|'],
    ['input.amount == "a|"'],
  ])('offers nothing at %s', (text) => {
    expect(offered(text)).toEqual([]);
  });

  it('does not offer the methods of other kinds of value', () => {
    expect(offered('input.reason.|')).not.toContain('getHours');
    expect(offered('input.lines.|')).not.toContain('contains');
  });

  it('replaces the word at the caret, and a text as a whole', () => {
    expect(hintsAt('input.am > 3', 8, environment)).toMatchObject({ from: 6, to: 8 });
    expect(hintsAt('input.reason == "la" && true', 18, environment)).toMatchObject({ from: 16, to: 20 });
    expect(hintsAt('input.reason == "la && true', 18, environment)).toMatchObject({ from: 16, to: 19 });
  });

  it('tells what kind of value a hint gives and where the caret goes', () => {
    const hints = hintsAt('', 0, environment)?.hints ?? [];
    expect(hints.find((hint) => hint.label === 'now')).toMatchObject({ gives: 'timestamp' });
    expect(hints.find((hint) => hint.label === 'size')).toMatchObject({
      insert: 'size()',
      caret: 5,
      gives: 'int',
    });
  });

  it('never fails, whatever is written', () => {
    for (const text of [
      '(((',
      ')))',
      '[.',
      '..',
      '"',
      "'''",
      '{"a": ',
      'a.b(c,,',
      '\\',
      '😀.',
      'x.exists(y, y.exists(z, z.',
    ]) {
      for (let caret = 0; caret <= text.length; caret += 1) hintsAt(text, caret, environment);
    }
  });
});

describe('signatureAt', () => {
  it.each([
    ['size(|', 'size', 0],
    ['input.reason.replace("a", |', 'replace', 1],
    ['input.lines.exists(l, |', 'exists', 1],
    ['size([1, 2|', 'size', 0],
    ['(size(input.lines) + |', undefined, 0],
  ])('finds the call around %s', (text, name, argument) => {
    const found = signatureAt(text.replace('|', ''), text.indexOf('|'));
    expect(found?.entry.name).toBe(name);
    expect(found?.argument ?? 0).toBe(argument);
  });
});
