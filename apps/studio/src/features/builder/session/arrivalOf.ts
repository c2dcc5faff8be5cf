import type { Sending } from './Autosave.ts';
import type { FlowDraft } from './flowDraft.ts';

/** Whether a save without an answer is in a newer draft: `unknown` when more of the same session is in it, or nobody says. */
export type Arrival = 'none' | 'arrived' | 'unknown';

/** What a newer draft tells of a save that was made upon `revision` and got no answer. */
export function arrivalOf(
  sending: Pick<Sending, 'saver'> | undefined,
  savers: FlowDraft['savers'],
  revision: number,
): Arrival {
  if (sending === undefined) return 'none';
  if (savers === undefined) return 'unknown';
  const savedAt = (Object.hasOwn(savers, sending.saver) ? savers[sending.saver] : undefined) ?? 0;
  if (savedAt <= revision) return 'none';
  return savedAt === revision + 1 ? 'arrived' : 'unknown';
}
