import { type TrustState, trustKey, trustsInOrder } from '@countersign/autonomy';
import { type AcknowledgedLine, fail, ok, problem, type Result } from '@countersign/model';
import type { Actor } from '../ports/store.ts';
import type { WideningAnswer } from '../ports/trust.ts';
import { appendLine, notePolicy, type OpenLedger } from './openLedger.ts';

/** The member behind whoever acts: two keys of one person are one person. */
const personOf = ({ id, personId }: Actor): string => personId ?? id;

/** Whether the person behind an actor has said yes to a widening already, by themselves or through a key. */
export const hasRatified = (
  { ratifiedBy }: { readonly ratifiedBy: readonly string[] },
  actor: Actor,
): boolean => [actor.id, personOf(actor)].some((id) => ratifiedBy.includes(id));

/** Takes an owner's answer to a widening. Problems `widening_lapsed`, `four_eyes`. */
export function takeAnswer(ledger: OpenLedger, given: WideningAnswer): Result<TrustState> {
  const { segment, agentVersion, to, seq, answer, more, message, actor } = given;
  const state = ledger.book.trusts.get(trustKey(given));
  if (state === undefined) {
    const why = `Rung ${to} is not proposed: this agent version has decided nothing in this case type.`;
    return fail(problem('widening_lapsed', why, '/segment'));
  }
  const { widening } = state;
  const isMeant = widening?.to === to && (seq === undefined || widening.seq === seq);
  if (answer !== 'reopened' && !isMeant) {
    return fail(
      problem('widening_lapsed', `Rung ${to} is not proposed (any more).`, '/to', { rung: state.rung }),
    );
  }
  const isSetAside = state.declined === to || state.deferred?.to === to;
  if (answer === 'reopened' && !isSetAside) {
    return fail(problem('widening_lapsed', `Rung ${to} was neither declined nor put off.`, '/to'));
  }
  const person = personOf(actor);
  const needsTwo = (ledger.book.policy ?? ledger.policy).ratifiedBy === 'twoOwners';
  if (answer === 'ratified' && needsTwo && widening !== null && hasRatified(widening, actor)) {
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
export function takeNarrowing(ledger: OpenLedger, narrowing: Narrowing): number {
  const { rung, actor } = narrowing;
  const wider = trustsMeant(ledger, narrowing).filter((state) => state.rung > rung);
  for (const { segment: of, agentVersion: by, epoch, rung: from } of wider) {
    const change = { from, to: rung, cause: 'owner' as const, case: null, actor: actor.id };
    appendLine(ledger, { type: 'rung', segment: of, agentVersion: by, epoch, ...change });
  }
  return wider.length;
}

/** The trusts of a segment, of an agent version, of both, or all of them. */
export const trustsMeant = (
  { book }: Pick<OpenLedger, 'book'>,
  { segment, agentVersion }: Pick<Narrowing, 'segment' | 'agentVersion'>,
): readonly TrustState[] =>
  trustsInOrder(book)
    .filter((state) => segment === undefined || state.segment === segment)
    .filter((state) => agentVersion === undefined || state.agentVersion === agentVersion);

/** Notes that somebody has seen a narrowing; `earlier` are the acknowledgements that there are. Answers whether it is news. */
export function takeAcknowledgement(
  ledger: OpenLedger,
  { narrowing, actor, earlier }: { narrowing: number; actor: Actor; earlier: readonly AcknowledgedLine[] },
): boolean {
  if (earlier.some((line) => line.narrowing === narrowing)) return false;
  appendLine(ledger, { type: 'acknowledged', narrowing, actor: personOf(actor) });
  return true;
}

/** Tells the ledger of a policy or starting rung that has come into force, when it has told of one before or now must. */
export function takePolicy(ledger: OpenLedger, actor: Actor): void {
  if (ledger.notedVersion === 0) return;
  if (ledger.notedVersion !== ledger.policyVersion) notePolicy(ledger, actor.id);
  else if (ledger.book.startRung !== ledger.startRung) {
    const { policy, policyVersion: version, startRung } = ledger;
    appendLine(ledger, { type: 'policy', version, policy, startRung, unproven: 'falls', actor: actor.id });
  }
}
