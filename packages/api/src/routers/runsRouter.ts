import { JsonObject, type RunEvent, RunId, RunStatus, Slug } from '@countersign/model';
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { CaseType, MAX_BATCH, PageInput, StartInput, Subject, VersionNumber, VisibleKey } from '../inputs.ts';
import { followRun } from '../live/followRun.ts';
import { whileAllowed } from '../live/whileAllowed.ts';
import { withName } from '../names/withNames.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const OneRun = z.strictObject({ run: RunId });
const NO_RUN = 'There is no such run in the workspace.';

/** Runs: looking at them, starting, signalling, cancelling. */
export const runsRouter = router({
  list: memberProcedure('read')
    .input(
      PageInput.extend({
        flow: Slug.optional(),
        status: RunStatus.optional(),
        subject: z.string().max(300).optional(),
        parent: RunId.optional(),
        /** A file of cases that started them. */
        file: z.uuid().optional(),
        version: VersionNumber.optional(),
      }).prefault({}),
    )
    .query(({ ctx, input }) => ctx.services.runs.list(ctx.workspaceId, input)),

  get: memberProcedure('read')
    .input(OneRun)
    .query(async ({ ctx, input }) => {
      const run = found(await ctx.services.runs.get(ctx.workspaceId, input.run), 'run_not_found', NO_RUN);
      const { workspaceId } = ctx;
      return withName({ names: ctx.services.names, workspaceId }, 'startedBy', run);
    }),

  events: memberProcedure('read')
    .input(
      OneRun.extend({
        after: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(1_000).default(1_000),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { runs } = ctx.services;
      found(await runs.get(ctx.workspaceId, input.run), 'run_not_found', NO_RUN);
      return runs.events(ctx.workspaceId, input.run, input.after, input.limit);
    }),

  /** Every event of a run as it is committed, from `lastEventId` on; ends with the run. */
  live: memberProcedure('read')
    .input(OneRun.extend({ lastEventId: z.coerce.number().int().min(0).nullish() }))
    .subscription(async function* ({ ctx, input, signal }) {
      found(await ctx.services.runs.get(ctx.workspaceId, input.run), 'run_not_found', NO_RUN);
      const from = { runId: input.run, after: input.lastEventId ?? 0 };
      const events = followRun(ctx.services, ctx.workspaceId, { ...from, signal });
      for await (const event of whileAllowed(events, ctx.isStillMember)) {
        yield tracked(String(event.seq), event satisfies RunEvent);
      }
    }),

  start: memberProcedure('decide')
    .input(StartInput.extend({ flow: Slug, idempotencyKey: VisibleKey.optional() }))
    .mutation(async ({ ctx, input }) => {
      const started = await ctx.services.verbs.start(ctx.workspaceId, {
        flow: input.flow,
        input: input.input,
        subject: input.subject ?? null,
        caseType: input.caseType ?? null,
        priority: input.priority,
        idempotencyKey: input.idempotencyKey ?? null,
        channel: 'manual',
        actor: ctx.actor,
      });
      return unwrap(started).run;
    }),

  /** Starts a run per case of a file; one result per case, in order. A case's id makes a repeated upload harmless. */
  startMany: memberProcedure('decide')
    .input(
      z.strictObject({
        flow: Slug,
        cases: z
          .array(
            z.strictObject({
              id: z.string().min(1).max(150).optional(),
              input: JsonObject,
              subject: Subject.optional(),
              caseType: CaseType.optional(),
            }),
          )
          .min(1)
          .max(MAX_BATCH),
      }),
    )
    .mutation(({ ctx, input }) =>
      Promise.all(
        input.cases.map(async (item) => {
          const started = await ctx.services.verbs.start(ctx.workspaceId, {
            flow: input.flow,
            input: item.input,
            subject: item.subject ?? null,
            caseType: item.caseType ?? null,
            idempotencyKey: item.id === undefined ? null : `${input.flow}:${item.id}`,
            channel: 'file',
            actor: ctx.actor,
          });
          return started.ok
            ? { id: item.id ?? null, run: started.value.run.id, problem: null }
            : { id: item.id ?? null, run: null, problem: started.problem };
        }),
      ),
    ),

  cancel: memberProcedure('decide')
    .input(OneRun.extend({ undo: z.boolean().default(false) }))
    .mutation(async ({ ctx, input }) => {
      const { run, undo } = input;
      return unwrap(await ctx.services.verbs.cancel(ctx.workspaceId, run, ctx.actor, { undo }));
    }),

  signal: memberProcedure('decide')
    .input(OneRun.extend({ name: z.string().min(1).max(100), payload: JsonObject.optional() }))
    .mutation(async ({ ctx, input }) => {
      const signal = { id: input.run, name: input.name, payload: input.payload ?? {}, actor: ctx.actor };
      return unwrap(await ctx.services.verbs.signal(ctx.workspaceId, signal));
    }),
});
