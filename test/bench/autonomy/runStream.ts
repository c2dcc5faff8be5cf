import type { Decision, GateTrust, ProposedCase } from './gateTrust.ts';

export type DecidedCase = ProposedCase & Decision;

/** What stands before the gate: the agent as it is after so many verdicts, asked about the n-th case. */
export type Propose = (at: { readonly index: number; readonly verdicts: number }) => ProposedCase;

/**
 * Sends a stream of cases through a gate. Reviewers answer up to `slowest` cases later, in no certain order, and always
 * with the truth. Answers every case with its decision, in order.
 */
export function runStream(stream: {
  readonly length: number;
  readonly propose: Propose;
  readonly trust: GateTrust;
  readonly slowest: number;
  readonly random: () => number;
}): DecidedCase[] {
  const { propose, trust, slowest, random } = stream;
  const decided: DecidedCase[] = [];
  const open = new Map<number, ProposedCase[]>();
  let verdicts = 0;
  const judgeDue = (index: number) => {
    for (const proposed of open.get(index) ?? []) {
      trust.judge(proposed);
      verdicts += 1;
    }
    open.delete(index);
  };
  for (let index = 0; index < stream.length; index += 1) {
    judgeDue(index);
    const proposed = propose({ index, verdicts });
    const decision = trust.decide(proposed);
    decided.push({ ...proposed, ...decision });
    if (!decision.isReviewed) continue;
    const answeredAt = index + 1 + Math.floor(random() * slowest);
    open.set(answeredAt, [...(open.get(answeredAt) ?? []), proposed]);
  }
  for (const index of [...open.keys()].sort((a, b) => a - b)) judgeDue(index);
  return decided;
}
