import { describe, expect, it } from 'vitest';
import { variablePaths, withPath, wordBefore } from './variablePaths.ts';

describe('variablePaths', () => {
  it('lists the leaves of the schemas', () => {
    const order = { type: 'object', properties: { id: { type: 'string' }, 'odd name': {} } };
    const input = { type: 'object', properties: { amount: { type: 'number' }, order } };
    expect(variablePaths({ input, now: {} }).map((variable) => variable.path)).toEqual([
      'input.amount',
      'input.order.id',
      'now',
    ]);
  });
});

describe('wordBefore', () => {
  it('finds the name being typed', () => {
    expect(wordBefore('input.am', 8, false)).toBe('input.am');
    expect(wordBefore('input.amount > ', 15, false)).toBe('');
  });

  it('suggests in the holes of a template only', () => {
    expect(wordBefore('Order inp', 9, true)).toBeUndefined();
    expect(wordBefore('Order {{ inp', 12, true)).toBe('inp');
    expect(wordBefore('Order {{ input.id }} inp', 24, true)).toBeUndefined();
  });
});

describe('withPath', () => {
  it('completes the word before the caret', () => {
    expect(withPath('inp > 3', { caret: 3, isTemplate: false }, 'input.amount')).toEqual({
      text: 'input.amount > 3',
      caret: 12,
    });
  });

  it('opens a hole where there is none', () => {
    expect(withPath('Order ', { caret: 6, isTemplate: true }, 'input.id').text).toBe('Order {{ input.id }}');
  });
});
