import {
  isStorable,
  type Json,
  type Problem,
  problem,
  type Review,
  type Role,
  type Verdict,
  validateJson,
} from '@countersign/model';
import type { Actor } from '../ports/store.ts';
import { NOT_STORABLE, violationProblem } from '../turns/beginRun.ts';
import { mayAnswer } from './roles.ts';

export type DecideReview = {
  readonly reviewId: Review['id'];
  /** Of the content that was on the screen. */
  readonly etag: string;
  readonly verdict: Verdict;
  readonly actor: Actor;
  readonly role: Role;
};

/** Why this verdict cannot be taken; null when it can. Whether the review is still open is asked again by the store. */
export function refusalOfVerdict(
  review: Review,
  { etag, verdict, actor, role }: DecideReview,
): Problem | null {
  if (review.status !== 'open') return decidedProblem(review);
  if (review.etag !== etag) {
    return problem(
      'review_changed',
      'The review shows something else by now. Look at it again before you decide.',
    );
  }
  if (!mayAnswer(role, review)) {
    return problem(
      'role_too_narrow',
      `Only ${review.role === 'owner' ? 'an owner' : 'a reviewer'} may answer this review.`,
    );
  }
  if (idsOf(actor).some((id) => review.excluded.includes(id))) {
    return problem(
      'four_eyes',
      'You have approved this already. The next approval must come from somebody else.',
    );
  }
  return refusalOfAnswer(review, verdict);
}

/** Everything by which somebody who acts is known again, also on another channel. */
export const idsOf = ({ id, personId }: Actor): readonly string[] =>
  personId === undefined ? [id] : [id, personId];

/** Verdicts that may say what the right payload is; only an edit makes it run. */
const NAMES_ANSWER: ReadonlySet<Verdict['type']> = new Set(['edit', 'reject', 'incorrect']);

function refusalOfAnswer({ content, kind }: Review, verdict: Verdict): Problem | null {
  const { type, edited, reasonCode, message } = verdict;
  if (!content.options.some((option) => option.verdict === type)) {
    const allowed = [...new Set(content.options.map((option) => option.verdict))].join(', ');
    return problem(
      'verdict_not_allowed',
      `“${type}” is not possible here. Possible are: ${allowed}.`,
      '/type',
    );
  }
  if (type === 'edit' && edited === undefined) {
    return problem('edited_payload_missing', 'An edit needs the whole payload as it should run.', '/edited');
  }
  if (edited !== undefined && !NAMES_ANSWER.has(type)) {
    return problem(
      'verdict_not_allowed',
      `“${type}” takes the payload as it is. Send “edit” to change it.`,
      '/edited',
    );
  }
  if (verdict.critical === true && type !== 'incorrect') {
    return problem('verdict_not_allowed', 'Only an incorrect case can be critical.', '/critical');
  }
  if (reasonCode !== undefined && !content.reasonCodes.some(({ code }) => code === reasonCode)) {
    return problem(
      'reason_code_unknown',
      `“${reasonCode}” is not a reason that this ${kind} knows.`,
      '/reasonCode',
    );
  }
  if (type === 'sendBack' && (message ?? '').trim() === '') {
    return problem('message_required', 'Tell the agent what to do differently.', '/message');
  }
  if (!isStorable(verdict as unknown as Json)) return NOT_STORABLE; // safe: verdicts are JSON
  const valid = edited === undefined ? null : validateJson(content.payloadSchema, edited, '/edited');
  return valid === null || valid.ok ? null : violationProblem(valid.problem);
}

/** Who was first, and when; or that nobody may answer any more. */
export function decidedProblem({ status, decidedBy, decidedAt, verdict }: Review): Problem {
  if (status !== 'decided') {
    return problem('review_closed', `The review is ${status}; nobody can answer it any more.`, undefined, {
      status,
    });
  }
  const message = `${decidedBy} has already decided this review (${verdict?.type}, ${decidedAt}).`;
  return problem('review_decided', message, undefined, { decidedBy, decidedAt, verdict });
}
