import { expect, it } from 'vitest';
import { plainNote } from './plainNote.ts';

it.each([
  ['## Step 1: **collect**\nEvery hour.', 'Step 1: collect\nEvery hour.'],
  ['[Guide](https://example.com/a)', 'Guide (https://example.com/a)'],
  ['[https://example.com](https://example.com)', 'https://example.com'],
  ['![Diagram](https://example.com/a.png)', 'Diagram'],
  ['* one\n  + two\n- three', '- one\n  - two\n- three'],
  ['Set `API_KEY`\n```json\n{"a": 1}\n```', 'Set API_KEY\n{"a": 1}'],
])('takes the marks away: %j', (markdown, text) => {
  expect(plainNote(markdown)).toBe(text);
});

it.each(['2 * 3 * 4', 'my_snake_name', 'Ticket #12 waits', 'a[0] (b)', '#tag', 'plain\n\ntext', ''])(
  'leaves what is no mark: %j',
  (text) => {
    expect(plainNote(text)).toBe(text);
  },
);

it('takes a long note with marks that never end, as it is', () => {
  for (const part of ['[a](', '![', '[', '# ']) {
    const note = `x${part.repeat(200_000)}x`;
    expect(plainNote(note) === note, part).toBe(true);
  }
});
