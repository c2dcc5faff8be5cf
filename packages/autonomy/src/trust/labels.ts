import type { DecidedLine, SampledLine, UnjudgedLine, VerdictLine } from '@countersign/model';
import { addLabel, NO_LABELS } from '../calibration/labelCounts.ts';
import type { EvidenceCase } from './evidenceCase.ts';
import type { TrustState } from './trustState.ts';

/**
 * What the label of a case will tell of the agent's confidence. One case has one label: a sampler whose gate had asked
 * already adds none.
 */
export function labelOf(line: DecidedLine | SampledLine): Pick<EvidenceCase, 'confidence' | 'chance'> {
  const isLabel = line.type === 'decided' ? line.calibrated !== undefined : line.calibrates === true;
  return isLabel
    ? { confidence: line.confidence, chance: line.probability }
    : { confidence: null, chance: null };
}

/** What a person said of a case tells how far the agent's confidence can be believed; that nobody said anything does not. */
export function labelsWith(
  { labels = NO_LABELS }: TrustState,
  { confidence, chance }: EvidenceCase,
  line: VerdictLine | UnjudgedLine,
): Pick<TrustState, 'labels'> {
  if (line.type !== 'verdict' || line.loss === null || confidence === null || chance === null) return {};
  const judged = { confidence, correct: 1 - line.loss, chance: line.probability ?? chance };
  return { labels: addLabel(labels, judged) };
}
