import {
  isStorable,
  type Json,
  type Problem,
  problem,
  type Review,
  type ReviewContent,
  type Verdict,
  validateJson,
} from '@countersign/model';
import { NOT_STORABLE, violationProblem } from '../acceptInput.ts';

type Answered = {
  readonly kind: Review['kind'];
  readonly content: Pick<ReviewContent, 'options' | 'reasonCodes' | 'payloadSchema'>;
};

/** Verdicts that may say what the right payload is; only an edit makes it run. */
const NAMES_ANSWER: ReadonlySet<Verdict['type']> = new Set(['edit', 'reject', 'incorrect']);

/** Why a review does not take this answer, whoever gives it; null when it does. */
export function refusalOfAnswer({ content, kind }: Answered, verdict: Verdict): Problem | null {
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
