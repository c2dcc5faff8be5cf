import type { NoticeChannels, OpenNoticeChannelById } from '@countersign/runtime';
import type { Sealer } from '../secrets/createSealer.ts';

/** Opens a channel's secret for the length of one call. */
export function createOpenNoticeChannel(
  channels: Pick<NoticeChannels, 'find'>,
  sealer: Sealer,
): OpenNoticeChannelById {
  return async (workspaceId, id) => {
    const found = await channels.find(workspaceId, id);
    if (found === null) return null;
    const { ciphertext, ...channel } = found;
    return { ...channel, secret: ciphertext === null ? null : sealer.open(ciphertext, { workspaceId, id }) };
  };
}
