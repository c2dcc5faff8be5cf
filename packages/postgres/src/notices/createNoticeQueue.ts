import type { NoticeQueue } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { claimNoticeChannels } from './claimNoticeChannels.ts';
import { dropOldNotices } from './dropOldNotices.ts';
import { dueNotices } from './dueNotices.ts';
import { settleNotices } from './settleNotices.ts';

/** The worker's side: over all workspaces. */
export const createNoticeQueue = (worker: Sql): NoticeQueue => ({
  claim: (limit, holdMs) => claimNoticeChannels(worker, limit, holdMs),
  due: (channel, limit) => dueNotices(worker, channel, limit),
  settle: (channel, outcome) => settleNotices(worker, channel, outcome),
  dropOld: () => dropOldNotices(worker),
});
