import { problem, Role } from '@countersign/model';
import { z } from 'zod';
import { includesRole } from '../access/roles.ts';
import { NewPassword } from '../inputs.ts';
import { found, ProblemError, unwrap } from '../problems/ProblemError.ts';
import { memberProcedure, openProcedure, router, signedInProcedure } from '../trpc/procedures.ts';

const Token = z.strictObject({ token: z.string().min(20).max(200) });
const NO_INVITATION = 'This invitation was used, revoked or has expired. Ask for a new link.';

/** Members of a workspace and the links that invite them. */
export const membersRouter = router({
  list: memberProcedure('read').query(({ ctx }) => ctx.services.members.list(ctx.workspaceId)),

  invitations: memberProcedure('administer').query(({ ctx }) =>
    ctx.services.members.invitations(ctx.workspaceId),
  ),

  /** A link for one person, shown once; nobody grants a wider role than their own. */
  invite: memberProcedure('administer')
    .input(z.strictObject({ email: z.email().max(254), role: Role }))
    .mutation(async ({ ctx, input }) => {
      refuseWiderRole(ctx.role, input.role);
      const invitation = { email: input.email.toLowerCase(), role: input.role, actor: ctx.actor };
      return unwrap(await ctx.services.members.invite(ctx.workspaceId, invitation));
    }),

  revokeInvitation: memberProcedure('administer')
    .input(z.strictObject({ id: z.string().min(1).max(100) }))
    .mutation(async ({ ctx, input }) => {
      const revoked = await ctx.services.members.revokeInvitation(ctx.workspaceId, input.id, ctx.actor);
      return { revoked: found(revoked || null, 'not_found', 'There is no such invitation.') };
    }),

  setRole: memberProcedure('administer')
    .input(z.strictObject({ userId: z.string().min(1).max(100), role: Role }))
    .mutation(async ({ ctx, input }) => {
      refuseWiderRole(ctx.role, input.role);
      return unwrap(await ctx.services.members.setRole(ctx.workspaceId, { ...input, actor: ctx.actor }));
    }),

  remove: memberProcedure('administer')
    .input(z.strictObject({ userId: z.string().min(1).max(100) }))
    .mutation(async ({ ctx, input }) => {
      const removal = { userId: input.userId, actor: ctx.actor };
      return { removed: unwrap(await ctx.services.members.remove(ctx.workspaceId, removal)) };
    }),

  /** What an invitation link offers; it decides nothing. */
  previewInvitation: openProcedure
    .input(Token)
    .query(async ({ ctx, input }) =>
      found(await ctx.services.members.preview(input.token), 'invitation_invalid', NO_INVITATION),
    ),

  /** Creates the account of an invited person and makes it a member; the person then signs in with it. */
  acceptWithAccount: openProcedure
    .input(
      Token.extend({
        name: z.string().trim().min(1).max(80),
        password: NewPassword,
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { token, name, password } = input;
      const acceptance = { token, userId: null, account: { name, password } };
      return unwrap(await ctx.services.members.accept(acceptance));
    }),

  /** Makes the signed-in person a member. */
  accept: signedInProcedure.input(Token).mutation(async ({ ctx, input }) => {
    const acceptance = { token: input.token, userId: ctx.user.id, account: null };
    return unwrap(await ctx.services.members.accept(acceptance));
  }),
});

function refuseWiderRole(own: Role, granted: Role): void {
  if (includesRole(own, granted)) return;
  const message = `Your role is ${own}; it cannot grant the wider role ${granted}.`;
  throw new ProblemError(problem('role_too_narrow', message, '/role'));
}
