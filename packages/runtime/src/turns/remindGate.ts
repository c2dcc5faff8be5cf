import type { DueTimer } from '../ports/timers.ts';
import type { Composing } from './composing.ts';
import { reminderOf } from './gateTimers.ts';

/** Whoever has not answered by then will not be moved by one more. */
const MAX_REMINDERS = 20;

/** Brings the open reviews of a gate to mind, and sets the time for the next one. It decides nothing. */
export async function remindGate(
  { node, visit }: Pick<DueTimer, 'node' | 'visit'>,
  { subject, draft, desk }: Composing,
): Promise<void> {
  const open = (await desk.openReviewsOf(subject.run.id)).filter(
    (review) => review.kind !== 'sample' && review.node === node && review.visit === visit,
  );
  for (const review of open) {
    const reminders = (review.reminders ?? 0) + 1;
    draft.remindedReviews.push(review.id);
    const data = { reviewId: review.id, role: review.role, reminders };
    draft.events.push({ type: 'gate.reminded', at: subject.now.toISOString(), node, visit, data });
  }
  const isMoreToCome = open.some(({ reminders = 0 }) => reminders + 1 < MAX_REMINDERS);
  const next = isMoreToCome ? reminderOf(subject.artefact, { key: `${node}/${visit}`, node, visit }) : null;
  if (next !== null) draft.timers.push(next);
}
