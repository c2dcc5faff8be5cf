import type { CheckpointPolicy, LedgerEntry } from '@countersign/model';
import { type TrustBook, trustKey, trustsInOrder } from './trustBook.ts';
import { EMPTY_STREAM, type TrustState } from './trustState.ts';

/**
 * Whether checks of passed cases are still open that were so when a widening by itself came up, or are now, before it
 * does. A rung's own evidence is of cases that a person saw, so it says nothing of how the rung in force does; that is what
 * the checks are for, and silence about them is no consent. Each ends by a verdict or by its deadline, as an error, and
 * checks that come later are not waited for, or a busy flow would never widen. Where everything that would pass is
 * tested, checks are the evidence itself and count in their order anyway.
 */
export function waitsForChecks(book: TrustBook, entry: LedgerEntry, policy: CheckpointPolicy): boolean {
  if (policy.target !== 'band') return false;
  return trustsOf(book, entry).some(({ streams, widening }) => {
    const { opened, folded } = streams[0] ?? EMPTY_STREAM;
    return folded < (widening?.checks ?? opened);
  });
}

/**
 * Whether a line lets a widening by itself go on that has waited. It climbs one rung then: evidence for a further one may
 * have been gathered meanwhile, but the checks that were waited for say nothing of the cases that have begun to be
 * checked since, which are open when that one comes up.
 */
export const hasWaited = (book: TrustBook, entry: LedgerEntry): boolean =>
  trustsOf(book, entry).some(({ widening }) => widening?.checks !== undefined);

/** The trust that a line is about; of one that names none, such as a policy, all. */
function trustsOf(book: TrustBook, entry: LedgerEntry): readonly TrustState[] {
  if (!('segment' in entry) || entry.agentVersion === undefined) return trustsInOrder(book);
  const { segment, agentVersion } = entry;
  const state = book.trusts.get(trustKey({ segment, agentVersion }));
  return state === undefined ? [] : [state];
}
