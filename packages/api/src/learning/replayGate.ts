import { chanceOfAny, evaluateGate } from '@countersign/autonomy';
import type { Json, Review } from '@countersign/model';
import type { CheckpointDetails, ComparedCase, HeldOutAnswer } from '@countersign/runtime';
import type { CheckpointReplay, GateReplay } from './comparison.ts';

const MOST_SLIPPED = 50;

/** A compared case with the review in which a person judged it. */
export type ReviewedCase = { readonly compared: ComparedCase; readonly review: Review };

/**
 * What a checkpoint would have done with these cases had either version proposed, by its policy as it is now. Where it
 * reviews everything, its first rung is replayed. A case that went an exception's way is held, and so is one that a
 * version calls foreign.
 */
export function replayGate(
  checkpoint: CheckpointDetails,
  cases: readonly ReviewedCase[],
  withoutAnswer: number,
): CheckpointReplay | null {
  const { id, flow, title, policy, rung: presentRung } = checkpoint;
  if (policy.ladder.length === 0 || cases.length === 0) return null;
  const rung = Math.max(1, presentRung);
  const replay = (said: (compared: ComparedCase) => HeldOutAnswer | null): GateReplay | null => {
    const answers = cases.flatMap(({ compared, review }) => {
      const answer = said(compared);
      return answer === null
        ? []
        : [{ compared, review, answer, passes: passes({ checkpoint, rung, review, answer }) }];
    });
    return answers.length === 0 ? null : replayOf(answers);
  };
  const candidate = replay((compared) => compared.candidate);
  if (candidate === null) return null;
  const restartsAt = Math.min(policy.probationRung, presentRung);
  const counts = { rung, presentRung, restartsAt, cases: cases.length, withoutAnswer };
  return { id, flow, title, ...counts, candidate, rival: replay((compared) => compared.rival) };
}

type Replayed = ReviewedCase & { readonly answer: HeldOutAnswer; readonly passes: boolean };

function replayOf(answers: readonly Replayed[]): GateReplay {
  const passed = answers.filter(({ passes }) => passes);
  const slipped = passed.filter(({ compared, answer }) => answer.label !== compared.label);
  const weigh = (some: readonly Replayed[]) => some.reduce((sum, { review }) => sum + weightOf(review), 0);
  return {
    passed: passed.length,
    share: Math.min(1, weigh(passed) / weigh(answers)),
    slipped: slipped.length,
    examples: slipped.slice(0, MOST_SLIPPED).map(({ compared, answer }) => ({
      ...namesOf(compared),
      said: saidOf(answer),
    })),
  };
}

type Asked = {
  readonly checkpoint: CheckpointDetails;
  readonly rung: number;
  readonly review: Review;
  readonly answer: HeldOutAnswer;
};

function passes({ checkpoint, rung, review, answer }: Asked): boolean {
  if (review.kind === 'exception' || answer.outOfScope) return false;
  const { content } = review;
  const payload =
    'label' in content.proposal.payload
      ? { ...content.proposal.payload, label: answer.label }
      : content.proposal.payload;
  const { confidence, label: decision } = answer;
  const proposal = { ...content.proposal, decision, confidence, payload, flags: [] };
  const proposed = proposal as unknown as Json; // safe: a proposal is JSON; only its optional fields hide that
  const steps = content.agent === undefined ? content.steps : { ...content.steps, [content.agent]: proposed };
  const scope = {
    ...{ input: content.input, steps, proposal: proposed },
    run: { id: review.runId, startedAt: content.times?.startedAt ?? review.openedAt },
    now: content.times?.now ?? review.openedAt,
  };
  const { policy } = checkpoint;
  const decided = evaluateGate({ policy, rung, killSwitch: null, proposal, route: null, scope });
  return decided.decision === 'pass';
}

/** A case that passed and was picked for a check stands for all that passed and were not. */
function weightOf({ kind, content }: Review): number {
  if (kind !== 'sample') return 1;
  const lanes = content.reasons.flatMap((reason) => (reason.type === 'sampled' ? [reason.probability] : []));
  // Either lane may have picked it; of a review from before the whole was kept, the lanes that did tell it.
  const whole = content.evidence?.probability ?? chanceOfAny(lanes);
  return whole > 0 ? 1 / whole : 1;
}

/** How a compared case is named on a page. */
export const namesOf = ({ id, text, label, lesson }: ComparedCase) => ({
  ...{ id, text, label },
  runId: lesson?.runId ?? null,
  reviewId: lesson?.reviewId ?? null,
});

export const saidOf = ({ label, confidence, outOfScope }: HeldOutAnswer) => ({
  label,
  confidence,
  outOfScope,
});
