import type { RunEvent } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { withEvents } from './withEvents.ts';

const event = (seq: number): RunEvent => ({
  seq,
  type: 'step.entered',
  at: '2026-03-01T09:00:00.000Z',
  data: null,
});
const seqs = (events: readonly RunEvent[]) => events.map(({ seq }) => seq);

describe('events that come in', () => {
  it('stand in their order, each once, whatever order they came in', () => {
    expect(seqs(withEvents([event(1), event(2)], [event(4), event(3), event(4), event(2)]))).toEqual([
      1, 2, 3, 4,
    ]);
    expect(seqs(withEvents([], [event(2), event(1)]))).toEqual([1, 2]);
  });

  it('leave the list as it is when all of them are known', () => {
    const known = [event(1), event(2)];
    expect(withEvents(known, [event(2), event(1)])).toBe(known);
  });
});
