import type { RunEvent } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { heldEndOf } from './heldEndOf.ts';

const story = (...types: RunEvent['type'][]): RunEvent[] =>
  types.map((type, place) => ({
    ...{ seq: place + 1, type, at: '2026-03-10T12:00:00.000Z' },
    data: type === 'end.held' ? { before: 'run.cancelled', steps: ['pay/1', 'send/2'] } : null,
  }));

describe('heldEndOf', () => {
  it('tells how the run is about to end, and for how many actions it still waits', () => {
    expect(heldEndOf(story('run.started', 'end.held'))).toEqual({ before: 'run.cancelled', waitsFor: 2 });
    expect(heldEndOf(story('end.held', 'step.parked', 'action.failed'))).toMatchObject({ waitsFor: 1 });
  });

  it('tells nothing where no end is held back, or not any more', () => {
    expect(heldEndOf(story('run.started', 'step.entered'))).toBeNull();
    expect(heldEndOf(story('end.held', 'action.done', 'action.done', 'undo.begun'))).toBeNull();
    expect(heldEndOf(story('end.held', 'action.done', 'action.done', 'run.cancelled'))).toBeNull();
  });
});
