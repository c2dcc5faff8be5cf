import { isAboutTrust, type Turn } from '@countersign/runtime';

/**
 * Whether a turn is about its own run alone and can be checked by the very statements that write it: a start that nobody
 * called, a result, a verdict that nothing is earned by. That is nearly all that goes on; everything else is looked at
 * before it is written.
 */
export function isPlainTurn(turn: Turn): boolean {
  const { cause, nudges, cancelledCalls, cancelledEffects, parkedEffects, remindedReviews, ledger } = turn;
  if (!isPlainCause(cause) || nudges !== null || cancelledCalls.length > 0) return false;
  return (
    cancelledEffects.length + parkedEffects.length + remindedReviews.length === 0 &&
    !ledger.some(isAboutTrust)
  );
}

function isPlainCause(cause: Turn['cause']): boolean {
  return cause.type === 'start'
    ? cause.run.parent === null
    : cause.type === 'result' || cause.type === 'verdict';
}
