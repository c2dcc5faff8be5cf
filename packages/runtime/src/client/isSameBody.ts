import type { Priority } from '@countersign/model';

/** What has to be the same for a repeated request, with the priority that was asked for beside the hash of the rest. */
export const hashWithPriority = (hash: string, priority: Priority | null | undefined): string =>
  `${hash} ${priority ?? 'none'}`;

/** Whether a request repeats the one that was stored. Hashes of older versions say nothing of the priority. */
export const isSameBody = (stored: string, sent: string): boolean =>
  stored === sent || stored === sent.split(' ')[0];
