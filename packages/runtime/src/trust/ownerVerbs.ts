import { type TrustState, trustKey, trustsInOrder } from '@countersign/autonomy';
import { fail, ok, problem, type Result } from '@countersign/model';
import type { Actor } from '../ports/store.ts';
import type { WideningAnswer } from '../ports/trust.ts';
import { appendLine, notePolicy, type OpenLedger } from './openLedger.ts';

/** The member behind whoever acts: two keys of one person are one person. */
const personOf = ({ id, personId }: Actor): string => personId ?? id;

/** Takes an owner's answer to a widening. Problems `not_found`, `widening_lapsed`, `four_eyes`. */
export function takeAnswer(ledger: OpenLedger, given: WideningAnswer): Result<TrustState> {
  const { segment, agentVersion, to, seq, answer, more, message, actor } = given;
  const state = ledger.book.trusts.get(trustKey(given));
  if (state === undefined)
    return fail(problem('not_found', 'There is no such agent version in the segment.'));
  const { widening } = state;
  const isMeant = widening?.to === to && (seq === undefined || widening.seq === seq);
  if (answer !== 'reopened' && !isMeant) {
    return fail(
      problem('widening_lapsed', `Rung ${to} is not proposed (any more).`, '/to', { rung: state.rung }),
    );
  }
  const person = personOf(actor);
  const needsTwo = (ledger.book.policy ?? ledger.policy).ratifiedBy === 'twoOwners';
  if (answer === 'ratified' && needsTwo && widening?.ratifiedBy.includes(person)) {
    return fail(
      problem('four_eyes', 'You have ratified this already. The second yes must come from somebody else.'),
    );
  }
  const words = { ...(more === undefined ? {} : { more }), ...(message === undefined ? {} : { message }) };
  const { epoch } = state;
  appendLine(ledger, { type: 'answered', segment, agentVersion, epoch, to, answer, ...words, actor: person });
  return ok(ledger.book.trusts.get(trustKey(given)) ?? state);
}

export type Narrowing = {
  readonly rung: number;
  readonly segment?: string | undefined;
  readonly agentVersion?: string | undefined;
  readonly actor: Actor;
};

/**
 * Narrows every trust that is meant and wider; without a segment also where new ones begin, which the given `startRung`
 * of the ledger says by now. Answers how many trusts were narrowed.
 */
export function takeNarrowing(ledger: OpenLedger, { rung, segment, agentVersion, actor }: Narrowing): number {
  const wider = trustsInOrder(ledger.book)
    .filter((state) => state.rung > rung)
    .filter((state) => segment === undefined || state.segment === segment)
    .filter((state) => agentVersion === undefined || state.agentVersion === agentVersion);
  for (const { segment: of, agentVersion: by, epoch, rung: from } of wider) {
    const change = { from, to: rung, cause: 'owner' as const, case: null, actor: actor.id };
    appendLine(ledger, { type: 'rung', segment: of, agentVersion: by, epoch, ...change });
  }
  return wider.length;
}

/** Tells the ledger of a policy or starting rung that has come into force, when it has told of one before or now must. */
export function takePolicy(ledger: OpenLedger, actor: Actor): void {
  if (ledger.notedVersion === 0) return;
  if (ledger.notedVersion !== ledger.policyVersion) notePolicy(ledger, actor.id);
  else if (ledger.book.startRung !== ledger.startRung) {
    const { policy, policyVersion: version, startRung } = ledger;
    appendLine(ledger, { type: 'policy', version, policy, startRung, actor: actor.id });
  }
}
