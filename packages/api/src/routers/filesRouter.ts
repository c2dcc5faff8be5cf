import { Priority, Slug } from '@countersign/model';
import { z } from 'zod';
import { answersAfter } from '../cases/fileAnswers.ts';
import { receiveCases } from '../cases/receiveCases.ts';
import { reviewCases } from '../cases/reviewCases.ts';
import { ColumnName, FileName, PageInput, Question } from '../inputs.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const OneFile = z.strictObject({ id: z.uuid() });
const NO_FILE = 'There is no such file in the workspace.';
const PIECE = 65_536;

const change = (status: 'running' | 'paused' | 'cancelled') =>
  memberProcedure('decide')
    .input(OneFile)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.services.caseFiles.change(ctx.workspaceId, { ...input, status, actor: ctx.actor })),
    );

/** Files of cases: sending one, and seeing how far it has come. Large files come by the runtime API, as a stream. */
export const filesRouter = router({
  create: memberProcedure('decide')
    .input(
      z.strictObject({
        flow: Slug,
        name: FileName,
        format: z.enum(['jsonl', 'csv']),
        content: z.string().min(1),
        priority: Priority.optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { content, priority = null, ...file } = input;
      const received = await receiveCases(ctx.services, ctx.workspaceId, {
        ...{ ...file, priority, chunks: piecesOf(content), idempotencyKey: null, actor: ctx.actor },
      });
      return unwrap(received).file;
    }),

  /** Has the rows reviewed without a flow. */
  review: memberProcedure('govern')
    .input(
      z.strictObject({
        name: FileName,
        format: z.enum(['jsonl', 'csv']),
        content: z.string().min(1),
        columns: z.strictObject({
          title: ColumnName.optional(),
          recommendation: ColumnName.optional(),
          confidence: ColumnName.optional(),
          caseType: ColumnName.optional(),
        }),
        question: Question,
      }),
    )
    .mutation(async ({ ctx, input: { content, ...given } }) => {
      const { services, workspaceId, actor, role } = ctx;
      const upload = { ...given, chunks: piecesOf(content), idempotencyKey: null };
      return (await reviewCases({ services, workspaceId, actor, role }, upload)).file;
    }),

  /** What became of the rows behind `after`. */
  answers: memberProcedure('read')
    .input(z.strictObject({ id: z.uuid(), after: z.number().int().min(0) }))
    .query(async ({ ctx, input }) => {
      found(await ctx.services.caseFiles.get(ctx.workspaceId, input.id), 'file_not_found', NO_FILE);
      return answersAfter(ctx.services, ctx.workspaceId, input);
    }),

  list: memberProcedure('read')
    .input(PageInput.extend({ flow: Slug.optional() }).prefault({}))
    .query(({ ctx, input }) => ctx.services.caseFiles.list(ctx.workspaceId, input)),

  get: memberProcedure('read')
    .input(OneFile)
    .query(async ({ ctx, input }) =>
      found(await ctx.services.caseFiles.get(ctx.workspaceId, input.id), 'file_not_found', NO_FILE),
    ),

  errors: memberProcedure('read')
    .input(PageInput.extend({ id: z.uuid() }))
    .query(async ({ ctx, input }) => {
      const { caseFiles } = ctx.services;
      found(await caseFiles.get(ctx.workspaceId, input.id), 'file_not_found', NO_FILE);
      return caseFiles.errors(ctx.workspaceId, input.id, input);
    }),

  pause: change('paused'),
  resume: change('running'),
  cancel: change('cancelled'),
});

async function* piecesOf(content: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(content);
  for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE);
}
