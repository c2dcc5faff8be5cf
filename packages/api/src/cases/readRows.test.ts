import type { JsonSchema } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from './caseUpload.ts';
import { decodeText } from './decodeText.ts';
import { readCsv } from './readCsv.ts';
import { readJsonLines } from './readJsonLines.ts';

const SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    order: { type: 'string' },
    amount: { type: 'number' },
    count: { type: ['integer', 'null'] },
    urgent: { type: 'boolean' },
    tags: { type: 'array' },
    grade: { enum: [1, 2, 'none'] },
    customer: { type: 'object', properties: { name: { type: 'string' }, since: { type: 'integer' } } },
    'a.b': { type: 'number' },
  },
};

/** A file in pieces of a few bytes, as a network may deliver it. */
async function* pieces(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function all<TItem>(items: AsyncIterable<TItem>): Promise<TItem[]> {
  const list: TItem[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const csv = (text: string) => all(readCsv(decodeText(pieces(text)), SCHEMA));
const jsonl = (text: string) => all(readJsonLines(decodeText(pieces(text))));
const inputs = async (rows: Promise<readonly { input: unknown }[]>) => (await rows).map(({ input }) => input);

describe('a CSV file', () => {
  it('has cells of the types that the flow asks for', async () => {
    const text = [
      '\uFEFForder,amount,count,urgent,tags,grade',
      '0042,12.50,7,TRUE,"[""a"",1]",1',
      '"Two\nlines, ""quoted""",-1e3,,false,,none',
      '7,,,,,3',
    ];
    expect(await inputs(csv(text.join('\r\n')))).toEqual([
      { order: '0042', amount: 12.5, count: 7, urgent: true, tags: ['a', 1], grade: 1 },
      { order: 'Two\nlines, "quoted"', amount: -1000, count: null, urgent: false, grade: 'none' },
      { order: '7', count: null, grade: 3 },
    ]);
  });

  it('puts fields into fields, unless the field itself has a dot', async () => {
    expect(await inputs(csv('customer.name,customer.since,a.b,other.x\nÖnder,2019,5,y'))).toEqual([
      { customer: { name: 'Önder', since: 2019 }, 'a.b': 5, other: { x: 'y' } },
    ]);
  });

  it('leaves what is no number a text, for the schema to refuse', async () => {
    const numbers = ['007', '0x1F', '1e999', 'NaN', '12 €'];
    const rows = await inputs(csv(`amount\n${numbers.join('\n')}`));
    expect(rows).toEqual(numbers.map((amount) => ({ amount })));
  });

  it.each([';', '\t'])(
    'may have %j between its cells, and numbers with a decimal comma then',
    async (sign) => {
      const rows = [
        ['order', 'amount', 'count'],
        ['"Kies; grob\tund fein"', '12,50', '7'],
        ['B', '1.234,5', '-1.000.000'],
        ['C', '3', ''],
        ['D', '12.5', '0'],
      ];
      expect(await inputs(csv(rows.map((row) => row.join(sign)).join('\r\n')))).toEqual([
        { order: 'Kies; grob\tund fein', amount: 12.5, count: 7 },
        { order: 'B', amount: 1234.5, count: -1_000_000 },
        { order: 'C', amount: 3, count: null },
        { order: 'D', amount: 12.5, count: 0 },
      ]);
    },
  );

  it('is asked about a number that can be read in two ways, and never guessed', async () => {
    const unclear = { code: 'unclear_number', at: 'amount' };
    const comma = await csv('order,amount\nA,"1,5"\nB,"1,234"\nC,2');
    expect(comma.map(({ problem }) => problem)).toMatchObject([unclear, unclear, null]);
    const semicolon = await csv('order;amount\nA;1.234\nB;1.234,0');
    expect(semicolon).toMatchObject([{ problem: unclear }, { input: { amount: 1234 } }]);
  });

  it('tells which rows are none, and goes on', async () => {
    const rows = await csv('order,amount\nA,1\nB\nC,3,x\nD,{');
    expect(rows.map(({ line, problem, input }) => problem?.code ?? [line, input])).toEqual([
      [2, { order: 'A', amount: 1 }],
      'malformed_case',
      'malformed_case',
      [5, { order: 'D', amount: '{' }],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    const [broken] = await csv('tags\n"[1,"');
    expect(broken).toMatchObject({ line: 2, problem: { code: 'malformed_json', at: 'tags' } });
  });

  it.each([
    ['two columns of one name', 'order,order\n1,2'],
    ['a column without a name', 'order,\n1,2'],
    ['a name that reaches for prototypes', 'order,__proto__.x\n1,2'],
    ['a quote that never ends', 'order\nA\n"B\nC'],
    ['a quote in the middle', 'order\nA\n"B"B\nC'],
  ])('with %s is refused', async (_what, text) => {
    await expect(csv(text)).rejects.toMatchObject({ problem: { code: 'malformed_file' } });
  });

  it('has no cases when it is empty or a header alone', async () => {
    expect(await csv('')).toEqual([]);
    expect(await csv('order,amount\n\n')).toEqual([]);
  });
});

describe('JSON Lines', () => {
  it('hold inputs, or cases with an input', async () => {
    const rows = await jsonl(
      '\uFEFF{"order":"A"}\r\n\n{"id":"x","input":{"order":"B"},"subject":"S","caseType":"t","truth":{}}',
    );
    expect(rows).toEqual([
      { line: 1, input: { order: 'A' }, subject: null, caseType: null, problem: null },
      { line: 3, input: { order: 'B' }, subject: 'S', caseType: 't', problem: null },
    ]);
  });

  it('tell which lines are no cases', async () => {
    const rows = await jsonl(
      '{"a":1,"a":2}\n[1]\n{"__proto__":{}}\nnot JSON\n{"input":{},"subject":7}\n{"b":1}',
    );
    expect(rows.map(({ problem }) => problem?.code ?? null)).toEqual([
      ...['malformed_json', 'malformed_case', 'malformed_json', 'malformed_json', 'invalid_input', null],
    ]);
  });

  it('are refused when a line never ends', async () => {
    const endless = `{"a":"${'x'.repeat(1_100_000)}`;
    const rows = all(readJsonLines(decodeText(pieces(endless, 65_536))));
    await expect(rows).rejects.toMatchObject({ problem: { code: 'body_too_large' } });
  });
});

describe('the text of a file', () => {
  it('is UTF-8, also where a character is cut by the network', async () => {
    expect((await all(decodeText(pieces('Grüße 👋 aus Köln', 1)))).join('')).toBe('Grüße 👋 aus Köln');
    const latin = all(readCsv(decodeText(pieces(new Uint8Array([0x61, 0xfc, 0x0a]))), SCHEMA));
    await expect(latin).rejects.toMatchObject({ problem: { code: 'malformed_file' } });
  });

  it('has a largest size', async () => {
    async function* endless() {
      for (let sent = 0; sent <= MAX_FILE_BYTES; sent += 1_048_576) yield new Uint8Array(1_048_576).fill(10);
    }
    const text = all(decodeText(endless()));
    await expect(text).rejects.toMatchObject({ problem: { code: 'body_too_large' } });
  });
});
