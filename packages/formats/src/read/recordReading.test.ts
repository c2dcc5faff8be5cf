import { expect, it } from 'vitest';
import { fieldsOf, listOf, own } from './fields.ts';
import { isEmptyOrOff, recordReading, unreadPaths } from './recordReading.ts';

const SOURCE = {
  name: 'Send',
  retry: [
    { times: 3, pause: 2 },
    { times: 1, pause: 5 },
  ],
  options: { timeout: 5, proxy: '' },
  to: ['a@example.com', 'b@example.com'],
  isQuick: false,
  note: '',
};

it('names what nobody read, as far up as nothing in it was', () => {
  const { fields, read } = recordReading(SOURCE);
  for (const one of listOf(own(fields, 'retry'))) own(fieldsOf(one), 'times');
  own(fields, 'options');
  listOf(own(fields, 'to'))[0];
  const source = SOURCE;
  const settled = new Set(['name']);
  expect(unreadPaths({ source, read, settled })).toEqual([
    'retry.pause',
    'retry.pause',
    'options',
    'to',
    'isQuick',
  ]);
  expect(unreadPaths({ source, read, settled, isIdle: isEmptyOrOff })).not.toContain('isQuick');
});

it('names nothing of what was copied or written', () => {
  const { fields, read } = recordReading(SOURCE);
  expect(JSON.parse(JSON.stringify(fields))).toEqual(SOURCE);
  expect(unreadPaths({ source: SOURCE, read, settled: new Set() })).toEqual([]);
});
