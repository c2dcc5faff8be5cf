import type { Result, WorkspaceId } from '@countersign/model';

/** What needs the installation's secret or the network: sealing a channel's secret, and sending a message through it. */
export interface NoticeDesk {
  /** Encrypts a secret so that it opens only for this workspace and this channel. */
  seal(workspaceId: WorkspaceId, channelId: string, secret: string): string;
  /** Sends a message that says that it is a test. Problems `notice_channel_not_found`, `notice_not_sent` with the reason. */
  test(workspaceId: WorkspaceId, id: string): Promise<Result<null>>;
}
