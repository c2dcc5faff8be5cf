import type { NoticeDesk } from '@countersign/api';
import { fail, ok, problem } from '@countersign/model';
import type { NoticeSender, OpenNoticeChannelById } from '@countersign/runtime';
import type { Sealer } from '../secrets/createSealer.ts';

const TEST_MS = 10_000;

type Setup = {
  readonly sealer: Sealer;
  readonly open: OpenNoticeChannelById;
  readonly sender: NoticeSender;
};

/** Seals what channels keep and tries them out. */
export function createNoticeDesk({ sealer, open, sender }: Setup): NoticeDesk {
  return {
    seal: (workspaceId, id, secret) => sealer.seal(secret, { workspaceId, id }),
    async test(workspaceId, id) {
      const channel = await open(workspaceId, id);
      if (channel === null) return fail(NOT_FOUND);
      const sent = await sender.test(workspaceId, channel, AbortSignal.timeout(TEST_MS));
      if (sent.ok) return ok(null);
      return fail(problem('notice_not_sent', `The message was not sent: ${sent.problem.message}`));
    },
  };
}

const NOT_FOUND = problem('notice_channel_not_found', 'There is no such channel in the workspace.');
