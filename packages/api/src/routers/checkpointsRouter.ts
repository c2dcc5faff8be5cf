import { CheckpointId, CheckpointPolicy } from '@countersign/model';
import { z } from 'zod';
import { applyPolicy } from '../checkpoints/applyPolicy.ts';
import { caseColumns } from '../checkpoints/caseColumns.ts';
import { findCheckpoint, NO_CHECKPOINT, requireCheckpoint } from '../checkpoints/findCheckpoint.ts';
import {
  Before,
  CasesInput,
  Costs,
  Days,
  LedgerPage,
  Narrowing,
  NarrowingOf,
  Seen,
  TurnsLimit,
  WideningName,
} from '../checkpoints/inputs.ts';
import { namedEntries } from '../checkpoints/namedEntries.ts';
import { answerWidening, openWideningsFor } from '../checkpoints/openWidenings.ts';
import { turnsOf } from '../checkpoints/turns.ts';
import { PageInput } from '../inputs.ts';
import { recentAccuracies } from '../insights/recentAccuracies.ts';
import { withNames } from '../names/withNames.ts';
import { found, unwrapFound } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const OneCheckpoint = z.strictObject({ checkpoint: CheckpointId });

const TRUSTS_IN_LIST = 100;

/** Checkpoints: their policies, rungs, switches, widenings and ledgers. */
export const checkpointsRouter = router({
  /** Each with its first trusts: case types may be thousands; `get` has all of one checkpoint. */
  list: memberProcedure('read').query(({ ctx }) =>
    ctx.services.checkpoints.list(ctx.workspaceId, { trusts: TRUSTS_IN_LIST }),
  ),

  get: memberProcedure('read')
    .input(OneCheckpoint)
    .query(({ ctx, input }) => findCheckpoint({ ...ctx, id: input.checkpoint })),

  /** A new policy version; `policyVersion` is the one it was based on. Takes effect on the next case. */
  setPolicy: memberProcedure('govern')
    .input(OneCheckpoint.extend({ policy: CheckpointPolicy, policyVersion: z.number().int().min(0) }))
    .mutation(({ ctx, input: { checkpoint: id, ...change } }) =>
      applyPolicy({ ...ctx, id }, { ...change, actor: ctx.actor }),
    ),

  /** Every version of the policy, newest first. */
  policies: memberProcedure('read')
    .input(OneCheckpoint)
    .query(async ({ ctx, input }) => {
      await requireCheckpoint({ ...ctx, id: input.checkpoint });
      const policies = await ctx.services.checkpoints.policies(ctx.workspaceId, input.checkpoint);
      return withNames({ names: ctx.services.names, workspaceId: ctx.workspaceId }, 'appliedBy', policies);
    }),

  /** Takes the checkpoint, or one segment of it, down to a narrower rung at once. */
  narrow: memberProcedure('govern')
    .input(OneCheckpoint.extend(Narrowing.shape).extend(NarrowingOf.shape))
    .mutation(async ({ ctx, input: { checkpoint: id, ...narrowing } }) => {
      const change = { id, ...narrowing, actor: ctx.actor };
      const narrowed = await ctx.services.checkpoints.narrow(ctx.workspaceId, change);
      return unwrapFound(narrowed, 'checkpoint_not_found', NO_CHECKPOINT);
    }),

  /** Narrowings that nobody had asked for and no owner has seen, of one checkpoint or of all, the newest first. */
  narrowings: memberProcedure('read')
    .input(z.strictObject({ checkpoint: CheckpointId.optional() }))
    .query(async ({ ctx: { services, workspaceId }, input: { checkpoint: id } }) => {
      if (id !== undefined) await requireCheckpoint({ services, workspaceId, id });
      return services.checkpoints.narrowings(workspaceId, { id: id ?? null });
    }),

  /** Says that a narrowing that nobody had asked for was seen. */
  acknowledge: memberProcedure('govern')
    .input(OneCheckpoint.extend(Seen.shape))
    .mutation(async ({ ctx, input: { checkpoint: id, narrowing } }) => {
      const seen = { id, narrowing, actor: ctx.actor };
      const done = await ctx.services.checkpoints.acknowledge(ctx.workspaceId, seen);
      return unwrapFound(done, 'checkpoint_not_found', NO_CHECKPOINT);
    }),

  /** What errors and reviews cost; null takes a figure away. */
  setCosts: memberProcedure('govern')
    .input(OneCheckpoint.extend(Costs.shape))
    .mutation(async ({ ctx, input: { checkpoint: id, ...costs } }) => {
      const set = await ctx.services.checkpoints.setCosts(ctx.workspaceId, {
        id,
        ...costs,
        actor: ctx.actor,
      });
      return unwrapFound(set, 'checkpoint_not_found', NO_CHECKPOINT);
    }),

  /** Widenings that wait for an owner's answer, the oldest first. */
  widenings: memberProcedure('read').query(({ ctx }) =>
    openWideningsFor(ctx.actor, ctx.services, ctx.workspaceId),
  ),

  /** Ratifies, declines or defers a widening, or lets a declined one be proposed again. */
  answerWidening: memberProcedure('govern')
    .input(OneCheckpoint.extend(WideningName.shape))
    .mutation(({ ctx, input: { checkpoint: id, ...answer } }) =>
      answerWidening({ ...ctx, id }, { id, ...answer, actor: ctx.actor }),
    ),

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

  /** Every line of the ledger, newest first, before a line where one is named, with the names of people. */
  ledger: memberProcedure('read')
    .input(OneCheckpoint.extend(LedgerPage.shape))
    .query(async ({ ctx, input }) => {
      const { services, workspaceId } = ctx;
      await requireCheckpoint({ ...ctx, id: input.checkpoint });
      const { before, limit } = input;
      const lines = await services.checkpoints.newest(workspaceId, input.checkpoint, { before, limit });
      return namedEntries({ services, workspaceId, id: input.checkpoint }, lines);
    }),

  /** What changed for the trust, newest first, before a line where one is named. */
  turns: memberProcedure('read')
    .input(OneCheckpoint.extend({ before: Before, limit: TurnsLimit }))
    .query(async ({ ctx, input }) => {
      await requireCheckpoint({ ...ctx, id: input.checkpoint });
      const { before, limit } = input;
      return turnsOf({ ...ctx, id: input.checkpoint }, { before: before ?? null, limit });
    }),

  /** Who turned "review everything" of the checkpoint, its flow or the workspace, newest first. */
  switchings: memberProcedure('read')
    .input(OneCheckpoint)
    .query(async ({ ctx: { services, workspaceId }, input: { checkpoint: id } }) => {
      await requireCheckpoint({ services, workspaceId, id });
      const switchings = await services.checkpoints.switchings(workspaceId, id, { limit: 200 });
      return withNames({ names: services.names, workspaceId }, 'actor', switchings);
    }),

  /** The cases that were picked for a check, each with what became of it, newest first. */
  checks: memberProcedure('read')
    .input(OneCheckpoint.extend(PageInput.shape))
    .query(async ({ ctx: { services, workspaceId }, input: { checkpoint: id, ...page } }) => {
      await requireCheckpoint({ services, workspaceId, id });
      const { items, nextCursor } = await services.checkpoints.checks(workspaceId, id, page);
      return { items: await withNames({ names: services.names, workspaceId }, 'by', items), nextCursor };
    }),

  /** Cases, verdicts and losses per day (UTC), without the empty days. */
  daily: memberProcedure('read')
    .input(OneCheckpoint.extend({ days: Days }))
    .query(async ({ ctx, input }) => {
      await requireCheckpoint({ ...ctx, id: input.checkpoint });
      return ctx.services.checkpoints.daily(ctx.workspaceId, input.checkpoint, { days: input.days });
    }),

  /** How many cases of the last days each segment had in each band. */
  volumes: memberProcedure('read')
    .input(OneCheckpoint.extend({ days: Days }))
    .query(async ({ ctx, input }) => {
      await requireCheckpoint({ ...ctx, id: input.checkpoint });
      return ctx.services.checkpoints.volumes(ctx.workspaceId, input.checkpoint, { days: input.days });
    }),

  /** How often agents were right in the last days, of what passed and of what people decided first. */
  accuracy: memberProcedure('read')
    .input(OneCheckpoint.extend({ days: Days }))
    .query(({ ctx, input: { checkpoint: id, days } }) =>
      recentAccuracies({ ...ctx, id }, { days, now: new Date() }),
    ),

  /**
   * Judged cases, newest first, with the variables that `references` name, in columns: what a backtest runs on. The first page
   * has those before them that nobody has judged yet. `nextBefore` is where the next page begins, null behind the last.
   */
  cases: memberProcedure('read')
    .input(OneCheckpoint.extend(CasesInput.shape))
    .query(async ({ ctx, input: { checkpoint, ...query } }) => {
      const { checkpoints } = ctx.services;
      const cases = await checkpoints.evidenceCases(ctx.workspaceId, checkpoint, query);
      // Whatever has cases is there; to look for it again with every page would count its whole ledger each time.
      if (cases.length === 0) await requireCheckpoint({ ...ctx, id: checkpoint });
      const nextBefore = cases.length < query.limit ? null : (cases.at(-1)?.seq ?? null);
      const open =
        query.before === null ? await checkpoints.openCases(ctx.workspaceId, checkpoint, query) : [];
      return { nextBefore, columns: caseColumns([...open, ...cases], query.references) };
    }),

  /** Computes every trust again from the ledger alone and compares. */
  proof: memberProcedure('read')
    .input(OneCheckpoint)
    .query(async ({ ctx, input }) =>
      found(
        await ctx.services.checkpoints.proof(ctx.workspaceId, input.checkpoint),
        'checkpoint_not_found',
        NO_CHECKPOINT,
      ),
    ),
});
