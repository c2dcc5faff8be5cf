import { PageInput } from '../inputs.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

/** What actions sent while the workspace has no mail server. */
export const mailboxRouter = router({
  list: memberProcedure('read')
    .input(PageInput.prefault({}))
    .query(({ ctx, input }) => ctx.services.mailbox.list(ctx.workspaceId, input)),
});
