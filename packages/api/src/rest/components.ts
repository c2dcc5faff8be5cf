import {
  CheckpointPolicy,
  Diagnostic,
  FlowDocument,
  GateReason,
  Json,
  JsonObject,
  LedgerEntry,
  Problem,
  Proposal,
  Review,
  ReviewId,
  Run,
  RunEvent,
  Slug,
} from '@countersign/model';
import { z } from 'zod';

/** A run as the runtime API shows it: without the input, which the caller sent. */
const RunView = Run.omit({ input: true });

const ReviewListItem = Review.omit({ content: true }).extend({
  question: z.string(),
  decision: z.string(),
  summary: z.string(),
  flags: z.array(z.string()),
});

const VerdictResult = z.object({
  id: ReviewId,
  status: z.number().int().describe('200, or the HTTP status this item would have had alone'),
  review: z.object({ status: Review.shape.status }).optional(),
  problem: z.record(z.string(), z.unknown()).optional(),
});

const CheckpointView = z.object({
  id: z.string(),
  flow: Slug,
  flowName: z.string(),
  key: z.string(),
  title: z.string(),
  policy: CheckpointPolicy,
  policyVersion: z.number().int(),
  rung: z.number().int(),
  killSwitch: z.enum(['workspace', 'flow', 'checkpoint']).nullable(),
  counts: z.object({
    passed: z.number().int(),
    held: z.number().int(),
    approved: z.number().int(),
    edited: z.number().int(),
    rejected: z.number().int(),
    open: z.number().int(),
  }),
});

const FlowView = z.object({
  slug: Slug,
  name: z.string(),
  description: z.string(),
  version: z.number().int().nullable(),
  changed: z.boolean(),
  archived: z.boolean(),
  openReviews: z.number().int(),
  activeRuns: z.number().int(),
  updatedAt: z.iso.datetime(),
});

const DraftView = z.object({
  slug: Slug,
  revision: z.number().int(),
  updatedAt: z.iso.datetime(),
  document: FlowDocument,
  diagnostics: z.array(Diagnostic),
});

const PublishedView = z.object({
  flow: Slug,
  version: z.number().int(),
  artefactHash: z.string(),
  publishedAt: z.iso.datetime(),
  diagnostics: z.array(Diagnostic),
});

const ModelView = z.object({
  model: z.string(),
  version: z.number().int(),
  hash: z.string(),
  metrics: z.object({
    examples: z.number().int(),
    labels: z.number().int(),
    accuracy: z.number(),
    calibrationError: z.number(),
  }),
  trainedAt: z.iso.datetime(),
});

const LabelledCount = z.object({ model: z.string(), labelledCases: z.number().int() });

const ProblemView = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().describe('Stable, for programs'),
    detail: z.string().describe('What is wrong and what to do'),
    at: z.string().optional().describe('Where: a JSON pointer into the body, or the name of a parameter'),
  })
  .catchall(z.unknown());

/** The named schemas of the OpenAPI document. */
export const COMPONENTS = {
  Run: RunView,
  RunEvent,
  Review,
  ReviewListItem,
  VerdictResult,
  Checkpoint: CheckpointView,
  Flow: FlowView,
  Draft: DraftView,
  Published: PublishedView,
  Model: ModelView,
  LabelledCount,
  Problem: ProblemView,
} as const;
export type ComponentName = keyof typeof COMPONENTS;

/** Parts that several components share; they get an entry of their own instead of being repeated. */
export const SHARED_PARTS = {
  Json,
  JsonObject,
  Proposal,
  GateReason,
  LedgerEntry,
  FlowDocument,
  CheckpointPolicy,
  Diagnostic,
  ProblemValue: Problem,
} as const;
