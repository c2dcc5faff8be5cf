import type { Clock } from '../ports/clock.ts';
import type { DueSchedule, ScheduleQueue, ScheduleResult } from '../ports/schedules.ts';

type Entry = Omit<DueSchedule, 'now'> & { dueAt: Date | null; last: ScheduleResult | null };

/** Schedules in memory, by a clock that a test moves. */
export class MemoryScheduleQueue implements ScheduleQueue {
  readonly entries: Entry[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(schedule: Omit<DueSchedule, 'now' | 'since' | 'token'>): void {
    const now = this.#clock.now();
    this.entries.push({ ...schedule, since: now, token: 0, dueAt: now, last: null });
  }

  async claim(limit: number, leaseMs: number): Promise<readonly DueSchedule[]> {
    const now = this.#clock.now();
    const due = this.entries.filter(({ dueAt }) => dueAt !== null && dueAt <= now).slice(0, limit);
    return due.map((entry) => {
      const leased = { token: entry.token + 1, dueAt: new Date(now.getTime() + leaseMs) };
      const { dueAt: _dueAt, last: _last, ...schedule } = Object.assign(entry, leased);
      return { ...schedule, now };
    });
  }

  async settle(...[{ flowId, token }, next]: Parameters<ScheduleQueue['settle']>): Promise<void> {
    const entry = this.entries.find((other) => other.flowId === flowId && other.token === token);
    if (entry !== undefined) Object.assign(entry, next, { last: next.last ?? entry.last });
  }
}
