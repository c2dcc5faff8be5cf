import type { RunSnapshot } from '@countersign/engine';
import type { StoredRun } from '../ports/store.ts';
import type { TurnDraft } from './turnDraft.ts';

/**
 * What is stored of a run after a turn. One that has come to a good end keeps where that was: what its steps answered stands
 * in its events, and nothing goes on from there any more. All is kept where somebody may still begin from it or ask it:
 * the run that called it, and the correction of a sample.
 */
export function settledSnapshot({ snapshot, status }: TurnDraft, run: Pick<StoredRun, 'parent'>) {
  if (snapshot === null || status !== 'ended' || run.parent !== null) return snapshot;
  if (snapshot.context.sampled !== undefined) return snapshot;
  return { status: snapshot.status, value: snapshot.value, context: NOTHING_KNOWN } satisfies RunSnapshot;
}

const NOTHING_KNOWN: RunSnapshot['context'] = {
  ...{ input: null, run: null, steps: {}, visits: {} },
  ...{ proposal: null, route: null, failure: null },
};
