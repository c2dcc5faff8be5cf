import { validate } from '@countersign/compiler';
import { FlowDocument, parseFlow, problem, Slug } from '@countersign/model';
import { z } from 'zod';
import { callableFlows, calledFlows } from '../flows/calledFlows.ts';
import { createFlow, emptyFlow } from '../flows/createFlow.ts';
import { firstFault } from '../flows/firstFault.ts';
import { publishFlow } from '../flows/publishFlow.ts';
import { MigrateInput, VersionNumber } from '../inputs.ts';
import { withNames } from '../names/withNames.ts';
import { found, ProblemError, unwrap, unwrapFound } from '../problems/ProblemError.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

const OneFlow = z.strictObject({ flow: Slug });
const NO_FLOW = 'There is no flow of this name in the workspace.';
const Name = z.string().trim().min(1).max(120);

/** Flows, their drafts and versions. */
export const flowsRouter = router({
  list: memberProcedure('read')
    .input(z.strictObject({ archived: z.boolean().default(false) }).prefault({}))
    .query(({ ctx, input }) => ctx.services.flows.list(ctx.workspaceId, input)),

  /** The draft: document and the revision that the next save must name. */
  draft: memberProcedure('read')
    .input(OneFlow)
    .query(async ({ ctx, input }) =>
      found(await ctx.services.flows.draft(ctx.workspaceId, input.flow), 'flow_not_found', NO_FLOW),
    ),

  /** The revision of the draft alone: cheap to ask whether somebody saved. */
  revision: memberProcedure('read')
    .input(OneFlow)
    .query(async ({ ctx, input }) => ({
      revision: found(
        await ctx.services.flows.revision(ctx.workspaceId, input.flow),
        'flow_not_found',
        NO_FLOW,
      ),
    })),

  examples: memberProcedure('read').query(({ ctx }) => ctx.services.examples.list()),

  /** A new flow: empty, or a copy of an example. */
  create: memberProcedure('design')
    .input(z.strictObject({ name: Name, slug: Slug.optional(), example: Slug.optional() }))
    .mutation(async ({ ctx, input }) => {
      const document = await startingDocument(input, ctx.services.examples.document);
      return unwrap(
        await createFlow(ctx.services.flows, ctx.workspaceId, {
          slug: input.slug,
          document,
          actor: ctx.actor,
        }),
      );
    }),

  /** A new flow with the document of another one's draft. */
  duplicate: memberProcedure('design')
    .input(z.strictObject({ flow: Slug, name: Name }))
    .mutation(async ({ ctx, input }) => {
      const draft = await ctx.services.flows.draft(ctx.workspaceId, input.flow);
      const { document } = found(draft, 'flow_not_found', NO_FLOW);
      const copy = { slug: undefined, document: { ...document, name: input.name }, actor: ctx.actor };
      return unwrap(await createFlow(ctx.services.flows, ctx.workspaceId, copy));
    }),

  /** Saves the draft; `revision_conflict` carries the newer draft in `data` when somebody saved in between. */
  saveDraft: memberProcedure('design')
    .input(
      z.strictObject({
        flow: Slug,
        document: FlowDocument,
        revision: z.number().int().min(0),
        /** The editing session: the draft's `savers` say at which revision it last saved. */
        saver: z
          .string()
          .regex(/^[0-9a-f]{32}$/)
          .optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { flow: slug, document, revision, saver } = input;
      const save = { slug, document, revision, saver, actor: ctx.actor };
      const saved = unwrap(await ctx.services.flows.saveDraft(ctx.workspaceId, save));
      return { revision: saved.revision, updatedAt: saved.updatedAt };
    }),

  /** What the compiler says about a document; nothing is stored. */
  validate: memberProcedure('read')
    .input(z.strictObject({ document: FlowDocument, flow: Slug.optional() }))
    .mutation(async ({ ctx, input }) => {
      const called = await calledFlows(ctx.services, ctx.workspaceId, input.document);
      return { diagnostics: validate(input.document, { calledFlows: called, self: input.flow }) };
    }),

  /** What a document has to know of the flows that it may call, so that it can be validated where it is drawn. */
  callable: memberProcedure('read').query(({ ctx }) => callableFlows(ctx.services, ctx.workspaceId)),

  /** Where another system sends what starts a run, if the published version takes it. */
  webhookAddress: memberProcedure('read')
    .input(OneFlow)
    .query(async ({ ctx, input }) => {
      const version = await ctx.services.flows.version(ctx.workspaceId, input.flow, null);
      const trigger = found(version, 'flow_not_found', NO_FLOW).document.nodes.find(
        (node) => node.kind === 'trigger',
      );
      const isOpen = trigger?.kind === 'trigger' && trigger.config.channels.includes('webhook');
      return { path: `/hooks/${ctx.membership.slug}/${input.flow}`, isOpen };
    }),

  /** Publishes the draft at the named revision, so that nobody publishes what they have not seen. */
  publish: memberProcedure('design')
    .input(
      z.strictObject({
        flow: Slug,
        revision: z.number().int().min(0),
        note: z.string().trim().max(2_000).optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const draft = found(
        await ctx.services.flows.draft(ctx.workspaceId, input.flow),
        'flow_not_found',
        NO_FLOW,
      );
      if (draft.revision !== input.revision) {
        throw new ProblemError(
          problem(
            'revision_conflict',
            'The draft was changed in between. Look at it, then publish again.',
            '/revision',
            {
              draft,
            },
          ),
        );
      }
      const { flow: slug, note, revision } = input;
      const flow = { slug, document: draft.document, revision, note, actor: ctx.actor, role: ctx.role };
      const published = unwrap(await publishFlow(ctx.services, ctx.workspaceId, flow));
      const { document: _document, ...version } = published.version;
      return { version, diagnostics: published.diagnostics };
    }),

  /** One version with its document; the newest without a number. */
  version: memberProcedure('read')
    .input(z.strictObject({ flow: Slug, version: VersionNumber.optional() }))
    .query(async ({ ctx, input }) =>
      found(
        await ctx.services.flows.version(ctx.workspaceId, input.flow, input.version ?? null),
        'version_not_found',
        'There is no such version of this flow.',
      ),
    ),

  versions: memberProcedure('read')
    .input(OneFlow)
    .query(async ({ ctx, input }) => {
      const versions = await ctx.services.flows.versions(ctx.workspaceId, input.flow);
      return withNames({ names: ctx.services.names, workspaceId: ctx.workspaceId }, 'publishedBy', versions);
    }),

  /** How many runs of each version are under way. */
  activeRuns: memberProcedure('read')
    .input(OneFlow)
    .query(({ ctx, input }) => ctx.services.flows.activeRuns(ctx.workspaceId, input.flow)),

  /** How the flow is running: counts per wire and step of one version over the runs of the last hours, live reviews by age. */
  traffic: memberProcedure('read')
    .input(
      OneFlow.extend({
        version: VersionNumber.optional(),
        hours: z
          .number()
          .min(1)
          .max(24 * 366),
      }),
    )
    .query(async ({ ctx, input }) => {
      const since = new Date(Date.now() - input.hours * 3_600_000).toISOString();
      const { flow: slug, version = null } = input;
      const traffic = await ctx.services.flows.traffic(ctx.workspaceId, { slug, version, since });
      return found(traffic, 'flow_not_found', NO_FLOW);
    }),

  /** Makes what an old version does the newest version again. */
  rollback: memberProcedure('design')
    .input(z.strictObject({ flow: Slug, version: VersionNumber }))
    .mutation(async ({ ctx, input }) => {
      const change = { slug: input.flow, version: input.version, actor: ctx.actor };
      const back = await ctx.services.flows.rollback(ctx.workspaceId, change);
      const { document: _document, ...version } = unwrapFound(back, 'flow_not_found', NO_FLOW);
      return { version };
    }),

  /** Moves waiting runs to another version, or says of each what would become of it. */
  migrate: memberProcedure('design')
    .input(MigrateInput.extend({ flow: Slug }))
    .mutation(async ({ ctx, input }) => {
      const request = { ...input, actor: ctx.actor, role: ctx.role };
      return unwrap(await ctx.services.verbs.migrate(ctx.workspaceId, request));
    }),

  archive: memberProcedure('design')
    .input(OneFlow)
    .mutation(async ({ ctx, input }) => {
      const done = await ctx.services.flows.archive(ctx.workspaceId, input.flow, true, ctx.actor);
      return { archived: found(done || null, 'flow_not_found', NO_FLOW) };
    }),

  restore: memberProcedure('design')
    .input(OneFlow)
    .mutation(async ({ ctx, input }) => {
      const done = await ctx.services.flows.archive(ctx.workspaceId, input.flow, false, ctx.actor);
      return { archived: !found(done || null, 'flow_not_found', NO_FLOW) };
    }),

  /** The draft's document as a file would hold it; it has no secrets, only names of connections. */
  exportJson: memberProcedure('read')
    .input(OneFlow)
    .query(async ({ ctx, input }) => {
      const draft = await ctx.services.flows.draft(ctx.workspaceId, input.flow);
      return found(draft, 'flow_not_found', NO_FLOW).document;
    }),

  /** A new flow from a document of any known schema number. Nothing in it is executed or fetched. */
  importJson: memberProcedure('design')
    .input(z.strictObject({ document: z.unknown(), slug: Slug.optional() }))
    .mutation(async ({ ctx, input }) => {
      const parsed = parseFlow(input.document);
      if (!parsed.ok) throw new ProblemError(firstFault(parsed.problem));
      const flow = { slug: input.slug, document: parsed.value, actor: ctx.actor };
      return unwrap(await createFlow(ctx.services.flows, ctx.workspaceId, flow));
    }),
});

async function startingDocument(
  input: { name: string; example?: string | undefined },
  exampleDocument: (slug: string) => Promise<FlowDocument | null>,
): Promise<FlowDocument> {
  if (input.example === undefined) return emptyFlow(input.name);
  const example = await exampleDocument(input.example);
  return { ...found(example, 'example_not_found', 'There is no such example.'), name: input.name };
}
