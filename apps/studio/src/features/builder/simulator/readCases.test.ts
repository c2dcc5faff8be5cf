import { describe, expect, it } from 'vitest';
import { readCases } from './readCases.ts';

const SCHEMA = {
  type: 'object',
  properties: {
    order: { type: 'string' },
    amount: { type: 'number' },
    isNew: { type: 'boolean' },
    days: { type: 'integer', default: 3 },
  },
};

describe('a file of cases', () => {
  it('has cells of the types that the flow asks for, and defaults where one is empty', () => {
    const text = 'order,amount,isNew,days\n"17, a",12.5,TRUE,\n18,many,false,4\n';
    expect(readCases('cases.csv', text, SCHEMA)).toEqual([
      { line: 2, input: { order: '17, a', amount: 12.5, isNew: true, days: 3 } },
      { line: 3, input: { order: '18', amount: 'many', isNew: false, days: 4 } },
    ]);
  });

  it('has lines of JSON, each an input or an object with one, and names the line that is none', () => {
    const text = '{"input":{"order":"17"}}\n\n{"order":"18"}\n{order\n';
    expect(readCases('cases.jsonl', text, SCHEMA)).toEqual([
      { line: 1, input: { order: '17' } },
      { line: 3, input: { order: '18' } },
      { line: 4, fault: expect.stringContaining('JSON') },
    ]);
  });
});
