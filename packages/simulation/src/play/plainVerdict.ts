import {
  fail,
  ok,
  problem,
  type ReasonCode,
  type Result,
  type ReviewOption,
  type Verdict,
} from '@countersign/model';

export type PlainAnswer = 'approve' | 'reject';

type Asked = { readonly options: readonly ReviewOption[]; readonly reasonCodes: readonly ReasonCode[] };

const NOT_OFFERED: { readonly [TAnswer in PlainAnswer]: string } = {
  approve: 'What is asked here cannot be approved.',
  reject: 'What is asked here cannot be rejected, because no connection leads on from there.',
};

/**
 * The verdict of people who always answer the same. Problem `answer_not_offered` where a review does not offer it: nobody
 * then says the opposite for them.
 */
export function plainVerdict({ options, reasonCodes }: Asked, answer: PlainAnswer): Result<Verdict> {
  if (!options.some(({ verdict }) => verdict === answer)) {
    return fail(problem('answer_not_offered', NOT_OFFERED[answer]));
  }
  const reasonCode = answer === 'reject' ? reasonCodes[0]?.code : undefined;
  return ok({ type: answer, ...(reasonCode === undefined ? {} : { reasonCode }) });
}
