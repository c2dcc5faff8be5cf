import { type NoticeChannels, nextDigest } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { isUuid } from '../isUuid.ts';
import { deleteNoticeChannel } from './deleteNoticeChannel.ts';
import { findNoticeChannel } from './findNoticeChannel.ts';
import { listNoticeChannels } from './listNoticeChannels.ts';
import { saveNoticeChannel } from './saveNoticeChannel.ts';

/** Where a workspace tells people that cases wait. */
export function createNoticeChannels(app: Sql): NoticeChannels {
  return {
    list: (workspaceId) => inWorkspace(app, workspaceId, (tx) => listNoticeChannels(tx, workspaceId)),
    save: (workspaceId, channel, actor) =>
      inWorkspace(app, workspaceId, async (tx) => {
        const nextDigestAt = nextDigest(channel, new Date());
        const id = await saveNoticeChannel(tx, workspaceId, { ...channel, nextDigestAt });
        const { ciphertext, id: _, ...setup } = channel;
        const deed = { actor: actor.id, action: 'noticeChannel.saved', object: `noticeChannel:${id}` };
        const payload = { ...setup, hasNewSecret: ciphertext !== null };
        await appendAudit(tx, { workspaceId, ...deed, payload });
        const saved = await findNoticeChannel(tx, workspaceId, id);
        if (saved === null) throw new Error('A channel is missing right after it was saved.');
        const { ciphertext: __, ...shown } = saved;
        return shown;
      }),
    remove: (workspaceId, id, actor) =>
      inWorkspace(app, workspaceId, async (tx) => {
        const removed = isUuid(id) && (await deleteNoticeChannel(tx, workspaceId, id));
        const deed = { actor: actor.id, action: 'noticeChannel.removed', object: `noticeChannel:${id}` };
        if (removed) await appendAudit(tx, { workspaceId, ...deed, payload: {} });
        return removed;
      }),
    find: async (workspaceId, id) =>
      isUuid(id) ? inWorkspace(app, workspaceId, (tx) => findNoticeChannel(tx, workspaceId, id)) : null,
  };
}
