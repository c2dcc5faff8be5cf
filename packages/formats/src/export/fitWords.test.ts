import { expect, it } from 'vitest';
import { fitWords } from './fitWords.ts';

const fit = (words: string, width: number) => fitWords(words, { width, size: 10 });

it('leaves words that fit, and cuts others with an ellipsis inside the width', () => {
  expect(fit('Refund', 60)).toBe('Refund');
  expect(fit('nnnnnnnnnn', 59)).toBe('nnnnnnnnnn');
  expect(fit('nnnnnnnnnnn', 59)).toBe('nnnnnnnn…');
  expect(fit('', 0)).toBe('');
});

it('cuts wide letters sooner than narrow ones, and never through one', () => {
  expect(fit('W'.repeat(40), 100).length).toBeLessThan(fit('i'.repeat(40), 100).length);
  expect(fit('😀'.repeat(20), 100)).toBe(`${'😀'.repeat(8)}…`);
});
