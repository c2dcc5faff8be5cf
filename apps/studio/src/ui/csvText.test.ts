import { expect, it } from 'vitest';
import { csvText } from './csvText.ts';

it('quotes what has to be quoted, and lets no text be a formula', () => {
  const rows = [
    ['seq', 'segment'],
    [1, 'late, "very"'],
    [-0.5, '=HYPERLINK("x")'],
    [2, null],
  ];
  expect(csvText(rows)).toBe('seq,segment\r\n1,"late, ""very"""\r\n-0.5,"\'=HYPERLINK(""x"")"\r\n2,\r\n');
});
