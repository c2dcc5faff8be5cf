import { RunEvent } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { changedFields, proposedBefore, verdictOf } from './verdictOf.ts';

const event = (seq: number, type: string, data: object): RunEvent =>
  RunEvent.parse({ seq, type, at: '2026-01-01T00:00:00Z', data });

describe('a verdict in the timeline', () => {
  it('is told with what was changed', () => {
    const edited = { amount: 35, note: 'Half' };
    const verdict = { type: 'edit', edited };
    const taken = event(5, 'verdict.taken', { by: 'Ada', verdict });
    expect(verdictOf(taken.data)).toEqual(verdict);
    const events = [
      event(1, 'agent.proposed', { payload: { amount: 40, currency: 'EUR' } }),
      event(2, 'agent.proposed', { payload: { supplier: 'Alpin' } }),
      taken,
    ];
    expect(changedFields(proposedBefore(events, taken, edited), edited)).toEqual([
      { name: 'amount', before: 40, after: 35 },
      { name: 'currency', before: 'EUR', after: undefined },
      { name: 'note', before: undefined, after: 'Half' },
    ]);
  });

  it('compares a second edit with the first one', () => {
    const events = [
      event(1, 'agent.proposed', { payload: { amount: 40 } }),
      event(2, 'verdict.taken', { verdict: { type: 'edit', edited: { amount: 35 } } }),
    ];
    const later = event(3, 'verdict.taken', { verdict: { type: 'edit', edited: { amount: 30 } } });
    expect(proposedBefore([...events, later], later, { amount: 30 })).toEqual({ amount: 35 });
  });

  it('is unknown where the event does not tell it', () => {
    expect(verdictOf({ by: 'Ada' })).toBeUndefined();
  });
});
