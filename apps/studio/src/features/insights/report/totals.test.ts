import { describe, expect, it } from 'vitest';
import type { ReportCheckpoint } from './clientReport.ts';
import { totalsOf } from './totals.ts';

const aCheckpoint = (change: Partial<ReportCheckpoint> = {}): ReportCheckpoint =>
  ({
    checkpoint: 'c1',
    flow: 'refunds',
    flowName: 'Refunds',
    title: 'Refund desk',
    ...{ passed: 60, held: 40, rung: 1, rungs: 2, tolerance: 0.02, corrections: 3, overdue: 1 },
    accuracy: { passed: null, held: null },
    verdicts: [
      { verdict: 'approve', cases: 37, errors: 0 },
      { verdict: 'reject', cases: 3, errors: 3 },
    ],
    ...{ reviewMinutesSaved: 110, minutesPerReview: 2 },
    weeks: [
      { from: '2026-01-01', passed: 10, held: 30 },
      { from: '2026-01-08', passed: 50, held: 10 },
    ],
    interventions: [],
    switchings: [],
    ...change,
  }) as ReportCheckpoint; // safe: the slug is one

describe('totalsOf', () => {
  it('adds up the gates and their weeks', () => {
    const totals = totalsOf({ checkpoints: [aCheckpoint(), aCheckpoint({ passed: 1, held: 0 })] });
    expect(totals).toMatchObject({
      cases: 101,
      passed: 61,
      held: 40,
      judged: 80,
      corrections: 6,
      overdue: 2,
    });
    expect(totals.weeks).toEqual([
      { from: '2026-01-01', passed: 20, held: 60 },
      { from: '2026-01-08', passed: 100, held: 20 },
    ]);
    expect(totals).toMatchObject({ minutesSpent: 160, saved: { minutes: 220, known: 2, all: 2 } });
  });

  it('does not guess minutes that nobody gave', () => {
    const unknown = aCheckpoint({ minutesPerReview: null, reviewMinutesSaved: null });
    expect(totalsOf({ checkpoints: [aCheckpoint(), unknown] })).toMatchObject({
      minutesSpent: null,
      saved: { minutes: 110, known: 1, all: 2 },
    });
    const idle = aCheckpoint({ minutesPerReview: null, reviewMinutesSaved: null, verdicts: [], passed: 0 });
    expect(totalsOf({ checkpoints: [aCheckpoint(), idle] }).minutesSpent).toBe(80);
  });

  it('tells widenings from narrowings', () => {
    const rung = (from: number, to: number) => ({
      seq: from,
      at: '2026-01-02T00:00:00.000Z',
      entry: { type: 'rung', from, to } as never,
      also: 0,
    });
    const { widened, narrowed } = totalsOf({
      checkpoints: [aCheckpoint({ interventions: [rung(0, 1), rung(1, 2), rung(2, 1)] })],
    });
    expect({ widened, narrowed }).toEqual({ widened: 2, narrowed: 1 });
  });
});
