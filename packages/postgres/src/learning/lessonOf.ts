import type { StoredLesson } from '@countersign/runtime';

/** A lesson as the database answers it: with an instant that is not text yet. */
export type LessonRow = Omit<StoredLesson, 'at'> & Readonly<{ at: Date }>;

export const lessonOf = ({ at, ...row }: LessonRow): StoredLesson => ({ ...row, at: at.toISOString() });
