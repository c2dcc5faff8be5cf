import { problem } from '@countersign/model';
import type { Actor } from '@countersign/runtime';
import { initTRPC } from '@trpc/server';
import { PERMISSIONS, type Permission, roleMay } from '../access/roles.ts';
import { ProblemError } from '../problems/ProblemError.ts';
import type { SignedInUser, StudioContext } from './context.ts';
import { expectedTrpcError, problemOfError } from './formatError.ts';

const trpc = initTRPC
  .context<StudioContext>()
  .meta<{ readonly permission?: Permission }>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error }) => {
      const reason = problemOfError(error);
      return { ...shape, message: reason.message, data: { ...shape.data, problem: reason } };
    },
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  });

export const router = trpc.router;

/** For everybody, signed in or not. Problems thrown below become answers with their own status here. */
export const openProcedure = trpc.procedure.use(async ({ ctx, next }) => {
  const result = await next();
  if (result.ok) return result;
  const expected = expectedTrpcError(result.error.cause, ctx.services);
  if (expected !== null) throw expected;
  return result;
});

/** For a signed-in person, in no workspace. */
export const signedInProcedure = openProcedure.use(({ ctx, next }) => {
  if (ctx.user === null) throw new ProblemError(problem('unauthenticated', 'Sign in first.'));
  return next({ ctx: { user: ctx.user, actor: actorOf(ctx.user) } });
});

/** For members of the workspace whose role carries the permission. */
export const memberProcedure = (permission: Permission) =>
  signedInProcedure.meta({ permission }).use(({ ctx, next }) => {
    const { membership } = ctx;
    if (membership === null) {
      throw new ProblemError(
        problem('workspace_not_found', 'There is no such workspace, or you are not a member of it.'),
      );
    }
    if (!roleMay(membership.role, permission)) {
      const needed = PERMISSIONS[permission];
      throw new ProblemError(
        problem('role_too_narrow', `This needs the role ${needed}; yours is ${membership.role}.`),
      );
    }
    const isStillMember = async () => {
      const now = await ctx.services.workspaces.find(ctx.user.id, membership.slug);
      return now !== null && roleMay(now.role, permission);
    };
    return next({ ctx: { workspaceId: membership.id, role: membership.role, membership, isStillMember } });
  });

const actorOf = (user: SignedInUser): Actor => ({ type: 'user', id: user.id, name: user.name });
