import { describe, expect, it } from 'vitest';
import { patternText } from './patternText.ts';
import { exampleOf, valueAt } from './valueAt.ts';

describe('patternText', () => {
  it.each(['^HV-[0-9]{5}$', '^[A-Z]{2}-\\d{3}$', '^(draft|final)-\\w+$', 'a.c?', '^[Ll]egal [^x]$'])(
    'writes a text that %s takes',
    (pattern) => {
      expect(patternText(pattern)).toMatch(new RegExp(pattern));
    },
  );
});

describe('exampleOf', () => {
  it('has what is required, and of everything the first choice', () => {
    const schema = {
      type: 'object',
      required: ['order', 'kind', 'amount', 'lines'],
      properties: {
        order: { type: 'string', pattern: '^A-[0-9]{2}$' },
        kind: { enum: ['new', 'old'] },
        amount: { type: 'number', minimum: 10 },
        note: { type: 'string' },
        lines: { type: 'array', items: { type: 'integer', default: 7 } },
      },
    };
    expect(exampleOf(schema)).toEqual({ order: 'A-00', kind: 'new', amount: 10, lines: [7] });
  });
});

describe('valueAt', () => {
  const schema = {
    type: 'object',
    properties: { kind: { enum: ['a', 'b'] }, amount: { type: 'integer', maximum: 5 } },
  };

  it('does what is demanded below a path, as far as the schema allows', () => {
    const demands = new Map([
      ['input.kind', { type: 'not', values: ['a'] } as const],
      ['input.amount', { type: 'is', value: 99 } as const],
      ['input.customer.name', { type: 'length', length: 3 } as const],
      ['input.gone', { type: 'absent' } as const],
      ['other.kind', { type: 'is', value: 'c' } as const],
    ]);
    expect(valueAt(schema, 'input', demands)).toEqual({ kind: 'b', amount: 5, customer: { name: 'xxx' } });
  });
});
