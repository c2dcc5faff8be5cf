import { expect, it } from 'vitest';
import { plainWords } from './plainWords.ts';

it.each([
  [
    'a line break that would begin a line of its own',
    'Order\r\n\r\nApproved by Ann',
    'Order Approved by Ann',
  ],
  ['text that is turned round', 'pay\u202Edrow\u202C \u2066ssap\u2069', 'pay drow ssap'],
  ['letters that cannot be seen', 'Or\u200Bder\uFEFF 7\u{E0041}', 'Or der 7'],
  ['a link', 'See https://evil.example/x?y=1', 'See https[:]//evil[.]example/x?y=1'],
  ['a host that programs make a link of', 'Visit www.evil.example now', 'Visit www[.]evil[.]example now'],
  ['an address', 'ann@example.com', 'ann[at]example[.]com'],
  ['somebody mentioned', '@channel look', '[at]channel look'],
  ['numbers and the end of a sentence, which stay', 'Order 17.50 paid. Thanks', 'Order 17.50 paid. Thanks'],
])('makes plain %s', (_what, text, plain) => {
  expect(plainWords(text)).toBe(plain);
});

it('cuts what is long between two characters', () => {
  const cut = plainWords('😀'.repeat(10_000));
  expect([...cut]).toHaveLength(120);
  expect(cut.isWellFormed()).toBe(true);
});
