import type { Verdict, VerdictType } from '@countersign/model';

/** What the desk is doing: reading, or filling in one kind of answer. */
export type Mode = 'reading' | 'edit' | 'reject' | 'sendBack' | 'escalate' | 'incorrect';

/** Sends an answer; the next case comes at once. */
export type Send = (verdict: Verdict) => void;

/** Verdicts that need no form are sent as they are chosen; the others open theirs. */
export function modeOf(verdict: VerdictType): Mode | null {
  return verdict === 'approve' || verdict === 'correct' ? null : verdict;
}
