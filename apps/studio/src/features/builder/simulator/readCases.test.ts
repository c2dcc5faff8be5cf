import { describe, expect, it } from 'vitest';
import { readCases } from './readCases.ts';

const schema = {
  type: 'object',
  properties: {
    order: { type: 'string' },
    amount: { type: 'number' },
    isNew: { type: 'boolean' },
    days: { type: 'integer', default: 3 },
  },
};

const csv = (text: string) => readCases({ name: 'cases.csv', text, schema });

describe('a file of cases', () => {
  it('has cells of the types that the flow asks for, and defaults where one is empty', () => {
    expect(csv('order,amount,isNew,days\n"17, a",12.5,TRUE,\n18,many,false,4\n')).toEqual([
      { line: 2, input: { order: '17, a', amount: 12.5, isNew: true, days: 3 } },
      { line: 3, input: { order: '18', amount: 'many', isNew: false, days: 4 } },
    ]);
  });

  it('names each row of CSV that cannot be read, and reads the others', () => {
    const row = (order: string, amount: number) => ({ order, amount, days: 3 });
    expect(csv('order,amount\n17,1\n18\n"a\nb",2\n19,3,4\n20,x"y"\n21,5\n')).toEqual([
      { line: 2, input: row('17', 1) },
      { line: 3, fault: 'cells' },
      { line: 5, input: row('a\nb', 2) },
      { line: 6, fault: 'cells' },
      { line: 7, fault: 'quotes' },
      { line: 8, input: row('21', 5) },
    ]);
    expect(csv('order,amount\n17,"1\n18,2\n')).toEqual([{ line: 3, fault: 'quotes' }]);
  });

  it('may have semicolons between its cells and decimal commas in its numbers', () => {
    expect(csv('\uFEFForder;amount\r\n"17; a";1.234,50\r\n18;12,5\r\n19;1.234\r\n20;1;2\r\n')).toEqual([
      { line: 2, input: { order: '17; a', amount: 1234.5, days: 3 } },
      { line: 3, input: { order: '18', amount: 12.5, days: 3 } },
      { line: 4, fault: 'number' },
      { line: 5, fault: 'cells' },
    ]);
    expect(csv('order,amount\n17,"1,5"\n')).toEqual([{ line: 2, fault: 'number' }]);
  });

  it('says once of a header, or of one list of JSON, that it is no file of cases', () => {
    expect(csv('order,order\n1,2\n3,4\n')).toEqual([{ line: 1, fault: 'header' }]);
    const text = '[\n  {"order": "17"},\n  {"order": "18"}\n]\n';
    expect(readCases({ name: 'cases.json', text, schema })).toEqual([{ line: 1, fault: 'list' }]);
  });

  it('says once of a workbook what would be accepted', () => {
    const text = 'PK\u0003\u0004\u0014\u0000\u0006\u0000[Content_Types].xml\nPK\u0001\u0002\n';
    for (const name of ['cases.xlsx', 'cases.csv']) {
      expect(readCases({ name, text, schema })).toEqual([{ line: 1, fault: 'notText' }]);
    }
  });

  it('has lines of JSON, each an input or an object with one, and names the line that is none', () => {
    const text = '{"input":{"order":"17"}}\n\n{"order":"18"}\n{order\n';
    expect(readCases({ name: 'cases.jsonl', text, schema })).toEqual([
      { line: 1, input: { order: '17' } },
      { line: 3, input: { order: '18' } },
      { line: 4, fault: 'noJson' },
    ]);
  });
});
