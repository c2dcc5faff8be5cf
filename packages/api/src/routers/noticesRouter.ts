import { z } from 'zod';
import { NoticeChannelInput, saveNoticeChannel } from '../notices/saveNoticeChannel.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const NO_CHANNEL = 'There is no such channel in the workspace.';
const ChannelInput = z.strictObject({ id: z.uuid() });

/** Channels through which people are told that cases wait. A secret goes in and never comes out again. */
export const noticesRouter = router({
  channels: memberProcedure('administer').query(({ ctx }) =>
    ctx.services.noticeChannels.list(ctx.workspaceId),
  ),

  /** Creates or replaces the channel of this name; without `secret` the stored one stays. */
  saveChannel: memberProcedure('administer')
    .input(NoticeChannelInput)
    .mutation(async ({ ctx, input }) => unwrap(await saveNoticeChannel(ctx, input))),

  removeChannel: memberProcedure('administer')
    .input(ChannelInput)
    .mutation(async ({ ctx, input }) => {
      const removed = await ctx.services.noticeChannels.remove(ctx.workspaceId, input.id, ctx.actor);
      found(removed || null, 'notice_channel_not_found', NO_CHANNEL);
      return { removed };
    }),

  /** Sends a message that says that it is a test. */
  testChannel: memberProcedure('administer')
    .input(ChannelInput)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.services.noticeDesk.test(ctx.workspaceId, input.id)),
    ),
});
