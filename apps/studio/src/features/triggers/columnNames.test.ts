import { describe, expect, it } from 'vitest';
import { columnNames } from './columnNames.ts';

describe('the columns of a file', () => {
  it.each([
    ['csv', '\uFEFFTicket;"Suggested; reply";\r\nT-1;x', ['Ticket', 'Suggested; reply']],
    ['csv', '\na,b,a\n"open', ['a', 'b']],
    ['jsonl', '{"id":1,"note":"x"}\n{"other":2}', ['id', 'note']],
    ['jsonl', '{"input":{"id":1},"subject":"x"}', ['id']],
  ] as const)('of %s are read from its beginning %j', (format, beginning, names) => {
    expect(columnNames(format, beginning)).toEqual(names);
  });

  it.each([
    ['csv', ''],
    ['csv', '"open'],
    ['jsonl', '{"id":'],
    ['jsonl', '[1]'],
  ] as const)('of %s are unknown where %j tells none', (format, beginning) => {
    expect(columnNames(format, beginning)).toEqual([]);
  });
});
