import { z } from 'zod';

const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/** A time that somebody asks about: a date-time with its offset, within the years that every clock here can tell (UTC). */
export const Moment = z.iso
  .datetime({ offset: true })
  .refine(
    (text) => Date.parse(text) >= FIRST && Date.parse(text) <= LAST,
    'Name a time in the years 1 to 9999',
  );
