import type { LedgerEntry } from '@countersign/model';
import { expect, it } from 'vitest';
import { foldDeeds } from './foldDeeds.ts';
import type { LedgerLine } from './namedEntries.ts';

const NOON = '2026-03-01T12:00:00.000Z';
const LATER = '2026-03-01T12:00:05.000Z';

const narrowing = (seq: number, from: number, more: object = {}, at = NOON): LedgerLine => {
  const entry = {
    type: 'rung',
    segment: `type ${seq}`,
    agentVersion: 'v1',
    epoch: 1,
    from,
    to: 0,
    case: null,
  };
  return { seq, at, entry: { ...entry, cause: 'owner', actor: 'ann', ...more } as LedgerEntry }; // safe: a whole line
};
const epoch = (seq: number, number = 2): LedgerLine => {
  const entry = {
    type: 'epoch',
    segment: `type ${seq}`,
    agentVersion: 'v1',
    epoch: number,
    rung: 0,
    policyVersion: 1,
  };
  return { seq, at: NOON, entry: { ...entry, cause: 'owner' } as LedgerEntry }; // safe: a whole line
};

it('tells what one owner did to many trusts once, from the widest rung', () => {
  const lines = [epoch(6), narrowing(5, 1), epoch(4), narrowing(3, 2), epoch(2), narrowing(1, 1)];
  expect(foldDeeds(lines)).toMatchObject([
    { seq: 2, also: 2, entry: { type: 'epoch' } },
    { seq: 1, also: 2, entry: { type: 'rung', from: 2, to: 0 } },
  ]);
});

it('keeps apart what several did, what was done at another time, and what happened by itself', () => {
  const lines = [
    narrowing(5, 1, {}, LATER),
    narrowing(4, 1, { actor: 'ben' }),
    narrowing(3, 1, { cause: 'alarm', actor: null }),
    narrowing(2, 1, { cause: 'alarm', actor: null }),
    narrowing(1, 1),
  ];
  expect(foldDeeds(lines).map(({ seq, also }) => [seq, also])).toEqual([
    ...[
      [5, 0],
      [4, 0],
      [3, 0],
      [2, 0],
      [1, 0],
    ],
  ]);
});

it('keeps epochs of different numbers apart', () => {
  const lines = [epoch(4, 5), epoch(3, 4), epoch(2, 5), epoch(1, 4)];
  expect(foldDeeds(lines)).toMatchObject([
    { seq: 2, also: 1, entry: { epoch: 5 } },
    { seq: 1, also: 1, entry: { epoch: 4 } },
  ]);
});
