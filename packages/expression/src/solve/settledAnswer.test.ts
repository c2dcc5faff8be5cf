import { describe, expect, it } from 'vitest';
import { settledAnswer } from './settledAnswer.ts';

describe('settledAnswer', () => {
  it.each([
    ['true', true],
    ['1 > 2', false],
    ['input.amount > 5 || true', true],
    ['true || input.amount > 5 || input.isVip', true],
    ['false && input.isVip', false],
    ['input.isVip && !true', false],
    ['(input.a || true) && (true || input.b)', true],
    ['!(input.isVip && false)', true],
  ])('knows what no case can change: %s', (source, answer) => {
    expect(settledAnswer(source)).toBe(answer);
  });

  it.each([
    'input.isVip',
    'input.isVip || false',
    'input.isVip && true',
    'input.a ? true : false',
    '1 + 1',
    'input.a ||',
    '1 / 0 > 0',
  ])('leaves the rest to the case: %s', (source) => {
    expect(settledAnswer(source)).toBeNull();
  });
});
