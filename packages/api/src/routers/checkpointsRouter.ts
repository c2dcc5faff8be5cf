import { CheckpointId, CheckpointPolicy } from '@countersign/model';
import { z } from 'zod';
import { found, unwrapFound } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const OneCheckpoint = z.strictObject({ checkpoint: CheckpointId });
const NO_CHECKPOINT = 'There is no such checkpoint in the workspace.';

/** Checkpoints: their policies, rungs, switches and ledgers. */
export const checkpointsRouter = router({
  list: memberProcedure('read').query(({ ctx }) => ctx.services.checkpoints.list(ctx.workspaceId)),

  get: memberProcedure('read')
    .input(OneCheckpoint)
    .query(async ({ ctx, input }) =>
      found(
        await ctx.services.checkpoints.get(ctx.workspaceId, input.checkpoint),
        'checkpoint_not_found',
        NO_CHECKPOINT,
      ),
    ),

  /** A new policy version; `policyVersion` is the one it was based on. Takes effect on the next case. */
  setPolicy: memberProcedure('govern')
    .input(OneCheckpoint.extend({ policy: CheckpointPolicy, policyVersion: z.number().int().min(0) }))
    .mutation(async ({ ctx, input }) => {
      const { checkpoint: id, policy, policyVersion } = input;
      const change = { id, policy, policyVersion, actor: ctx.actor };
      const set = await ctx.services.checkpoints.setPolicy(ctx.workspaceId, change);
      return unwrapFound(set, 'checkpoint_not_found', NO_CHECKPOINT);
    }),

  /** Takes the checkpoint down to a narrower rung at once. */
  narrow: memberProcedure('govern')
    .input(OneCheckpoint.extend({ rung: z.number().int().min(0).max(10) }))
    .mutation(async ({ ctx, input }) => {
      const change = { id: input.checkpoint, rung: input.rung, actor: ctx.actor };
      const narrowed = await ctx.services.checkpoints.narrow(ctx.workspaceId, change);
      return unwrapFound(narrowed, 'checkpoint_not_found', NO_CHECKPOINT);
    }),

  /** "Review everything" for the workspace, one flow or one checkpoint; `id` names the flow (slug) or checkpoint. */
  setKillSwitch: memberProcedure('govern')
    .input(
      z.discriminatedUnion('scope', [
        z.strictObject({ scope: z.literal('workspace'), on: z.boolean() }),
        z.strictObject({
          scope: z.enum(['flow', 'checkpoint']),
          id: z.string().min(1).max(100),
          on: z.boolean(),
        }),
      ]),
    )
    .mutation(async ({ ctx, input }) => {
      const id = input.scope === 'workspace' ? null : input.id;
      const change = { scope: input.scope, id, on: input.on, actor: ctx.actor };
      const set = await ctx.services.checkpoints.setKillSwitch(ctx.workspaceId, change);
      return unwrapFound(
        set,
        `${input.scope}_not_found`,
        `There is no such ${input.scope} in the workspace.`,
      );
    }),

  /** Ledger entries after `after`, in decision order. */
  ledger: memberProcedure('read')
    .input(
      OneCheckpoint.extend({
        after: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(1_000).default(200),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { checkpoints } = ctx.services;
      found(await checkpoints.get(ctx.workspaceId, input.checkpoint), 'checkpoint_not_found', NO_CHECKPOINT);
      return checkpoints.ledger(ctx.workspaceId, input.checkpoint, input.after, input.limit);
    }),
});
