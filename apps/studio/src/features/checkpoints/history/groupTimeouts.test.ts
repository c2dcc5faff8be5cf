import { expect, it } from 'vitest';
import { groupTimeouts } from './groupTimeouts.ts';

const timeout = (at: string, seq: number, change: object = {}) => ({
  ...{ at, seq },
  entry: { type: 'overdue', ...change },
});
const rung = (at: string, seq: number) => ({ at, seq, entry: { type: 'rung' } });
const switching = (at: string) => ({ at, scope: 'flow', on: true });

const dayOf = (at: string): string => at.slice(0, 10);

it('takes the timeouts of a day together where the newest of them stood, and leaves all else in its place', () => {
  const lines = [
    timeout('2026-03-02T12:00', 9),
    rung('2026-03-02T11:00', 8),
    switching('2026-03-02T10:30'),
    timeout('2026-03-02T10:00', 7),
    timeout('2026-03-02T10:00', 6),
    timeout('2026-03-01T23:59', 5),
    timeout('2026-03-01T20:00', 4),
    rung('2026-03-01T19:00', 3),
  ];
  expect(groupTimeouts(lines, dayOf)).toEqual([
    { day: '2026-03-02', timeouts: [lines[0], lines[3], lines[4]] },
    lines[1],
    lines[2],
    { day: '2026-03-01', timeouts: [lines[5], lines[6]] },
    lines[7],
  ]);
});

it('leaves a single one as it is, and what was deleted before anybody judged it', () => {
  const lines = [
    timeout('2026-03-02T12:00', 4),
    timeout('2026-03-01T12:00', 3, { withdrawn: true }),
    timeout('2026-03-01T11:00', 2),
    timeout('2026-03-01T10:00', 1, { withdrawn: true }),
  ];
  expect(groupTimeouts(lines, dayOf)).toEqual(lines);
});
