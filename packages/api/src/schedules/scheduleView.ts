import { nextSlots, type Schedule } from '@countersign/runtime';

const SHOWN_TIMES = 5;

/** A schedule with the times that come next; none while it is paused. */
export function scheduleView({ dueAt: _dueAt, ...schedule }: Schedule, now: Date) {
  const times = schedule.paused ? [] : nextSlots(schedule, now, SHOWN_TIMES);
  return { ...schedule, nextTimes: times.map((time) => time.toISOString()) };
}
