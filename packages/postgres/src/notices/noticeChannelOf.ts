import type { NoticeChannel } from '@countersign/model';

/** More notices than these that wait in a channel are not counted: who shows the number need not know it better. */
export const MOST_COUNTED = 1_000;

/** A channel as the database answers it: `ciphertext` only where it is asked for. */
export type NoticeChannelRow = Omit<NoticeChannel, 'lastSentAt' | 'failure'> &
  Readonly<{ lastSentAt: Date | null; failure: string | null; failedAt: Date | null; retryAt: Date | null }>;

export function noticeChannelOf<TRow extends NoticeChannelRow>({
  failure,
  failedAt,
  retryAt,
  ...row
}: TRow): Omit<TRow, keyof NoticeChannelRow> & NoticeChannel {
  const shown = {
    ...row,
    lastSentAt: row.lastSentAt?.toISOString() ?? null,
    failure:
      failure === null || failedAt === null
        ? null
        : { message: failure, at: failedAt.toISOString(), nextTryAt: retryAt?.toISOString() ?? null },
  };
  return shown as never; // safe: three columns have become one field and an instant a text
}
