import { ok } from '@countersign/model';
import type { NewRun } from '../ports/store.ts';
import { composeTurn } from './composeTurn.ts';
import type { Compose } from './TurnLoop.ts';

/** The first turn of a run that begins at its trigger. */
export function beginRun(run: NewRun): Compose {
  return async (subject, draft, desk) => {
    const identity = { id: run.id, startedAt: subject.now.toISOString() };
    const event = { type: 'start', input: run.input, run: identity } as const;
    const composed = await composeTurn(event, { subject, draft, desk });
    return composed.ok ? ok({ type: 'start', run }) : composed;
  };
}
