import type { CheckpointPolicy } from '@countersign/model';
import { type Claim, updateEProcess } from '../betting/eProcess.ts';
import { updateEDetector } from '../demotion/eDetector.ts';
import { updateStreak } from '../streak/escalatingStreak.ts';
import type { EvidenceCase } from './evidenceCase.ts';
import { leastRate } from './leastRate.ts';
import { dropPending } from './lookAhead.ts';
import { type BandEvidence, EMPTY_STREAM, NO_EVIDENCE, type TrustState } from './trustState.ts';
import { claimOf } from './wideningRule.ts';

/** Counts the next case of a stream. One that was judged as nothing only makes way for those behind it. */
export function foldCase(state: TrustState, policy: CheckpointPolicy, next: EvidenceCase): TrustState {
  if (next.stream === null) throw new Error('A case outside of all streams is not folded');
  const place = state.streams[next.stream] ?? EMPTY_STREAM;
  const streams = { ...state.streams, [next.stream]: { ...place, folded: next.position } };
  const pending = next.stream === 0 ? dropPending(state, next.position) : {};
  const passed = { ...state, ...pending, streams };
  const { loss } = next;
  if (loss === null) return passed;
  const bands = { ...state.bands };
  const claim = claimOf(policy, state.epoch);
  for (const { rung, v } of testedBy(policy, next)) {
    bands[rung] = judged(bands[rung] ?? NO_EVIDENCE, { y: loss, v }, claim);
  }
  const detector = next.isPassed ? updateEDetector(state.detector, { y: loss }, claim.t0) : state.detector;
  return { ...passed, bands, detector };
}

function judged(
  band: BandEvidence,
  reviewed: { readonly y: number; readonly v: number },
  claim: Claim,
): BandEvidence {
  return {
    eprocess: updateEProcess(band.eprocess, reviewed, claim),
    streak: updateStreak(band.streak, reviewed.y),
    n: band.n + 1,
    errors: band.errors + reviewed.y,
  };
}

/** The rungs for which a case is evidence, with its weight. */
function testedBy(
  policy: CheckpointPolicy,
  { band, isPassed, rate }: EvidenceCase,
): readonly { readonly rung: number; readonly v: number }[] {
  if (band === null || rate === null) return [];
  if (policy.target === 'band') return isPassed ? [] : [{ rung: band, v: 1 }];
  // Everything that would pass on a rung: the case's own and all wider ones.
  const wider = Math.max(0, policy.ladder.length - band + 1);
  return Array.from({ length: wider }, (_, index) => band + index).flatMap((rung) => {
    const floor = leastRate(policy, rung);
    return floor > 0 ? [{ rung, v: Math.min(1, floor / rate) }] : [];
  });
}
