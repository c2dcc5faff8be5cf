import { nextSlot } from '../triggers/slots.ts';

type Digest = { readonly digestHour: number | null; readonly timeZone: string };

/** When a channel tells next of cases of low stakes, all together; null for one that tells of each as it comes. */
export const nextDigest = ({ digestHour, timeZone }: Digest, now: Date): Date | null =>
  digestHour === null ? null : nextSlot({ cron: `0 ${digestHour} * * *`, timeZone }, now);
