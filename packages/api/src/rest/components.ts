import { CASE_STATUSES } from '@countersign/formats';
import {
  CheckpointPolicy,
  Diagnostic,
  FlowDocument,
  GateReason,
  Json,
  JsonObject,
  LedgerEntry,
  NoticeChannel,
  Problem,
  Proposal,
  Review,
  ReviewId,
  Run,
  RunEvent,
  RunId,
  RunStatus,
  Slug,
} from '@countersign/model';
import { CaseFileStatus, ConnectionKind, WorkspaceSettings } from '@countersign/runtime';
import { z } from 'zod';
import { Calibration } from '../insights/calibrationView.ts';
import { ClientReport } from '../insights/clientReportView.ts';
import { ReviewersView } from '../insights/reviewersView.ts';
import { RiskMap } from '../insights/riskMapView.ts';
import { Comparison, ModelSummary, ModelView } from '../learning/comparison.ts';
import { LessonLine } from '../learning/exportLessons.ts';
import { CommentView } from '../reviews/comments.ts';
import { PrecedentView, UnusualView } from '../reviews/lookBack.ts';
import { SelectionOutline } from '../reviews/selectReviews.ts';
import { ReviewStatisticsView } from '../reviews/statisticsOf.ts';
import {
  CheckpointEventView,
  CheckpointView,
  CheckView,
  DailyView,
  LedgerLine,
  NarrowingView,
  PolicyView,
  ProofView,
  SwitchingView,
  TrustOfCheckpoint,
  WideningInDetail,
  WideningView,
} from './checkpointViews.ts';
import { PolicyTrialView } from './trialView.ts';

/** A run as the runtime API shows it: without the input, which the caller sent. */
const RunView = Run.omit({ input: true });

const ReviewListItem = Review.omit({ content: true }).extend({
  question: z.string(),
  decision: z.string(),
  summary: z.string(),
  flags: z.array(z.string()),
});

const ReviewSelection = SelectionOutline.extend({ items: z.array(ReviewListItem) });

const VerdictResult = z.object({
  id: ReviewId,
  status: z.number().int().describe('200, or the HTTP status this item would have had alone'),
  review: z.object({ status: Review.shape.status }).optional(),
  problem: z.record(z.string(), z.unknown()).optional(),
});

const PolicyInForce = z.object({ policy: CheckpointPolicy, policyVersion: z.number().int() });

const JudgedCaseView = z.object({
  seq: z.number().int().describe('Of its verdict in the ledger'),
  id: ReviewId.describe('Its review'),
  runId: z.uuid(),
  at: z.iso.datetime(),
  segment: z.string(),
  agentVersion: z.string(),
  verdict: z.string(),
  confidence: z.number(),
  loss: z.number().describe('0 for right, 1 for wrong, by what counted as an error when the case was judged'),
  changed: z
    .array(z.array(z.string()))
    .nullable()
    .describe(
      'The fields of the payload that a person changed; null where nobody did, and without reviews:read',
    ),
  probability: z.number().describe('How likely a person looked at it; one over it is the weight of the case'),
  isException: z.boolean(),
  isPassed: z.boolean().describe('Whether the case had passed and was looked at afterwards'),
  scope: JsonObject.nullable().describe('What the gate saw; null once the run was deleted'),
});

const Preset = z.object({ name: z.string(), policy: z.looseObject({}) });

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

const LabelledCount = z.object({ model: z.string(), labelledCases: z.number().int() });

const RunDetails = RunView.extend({
  calls: z
    .array(
      z.object({
        node: z.string(),
        visit: z.number().int(),
        counts: z.partialRecord(RunStatus, z.number().int()),
        of: z.number().int().nullable().describe('How many runs it will be; null when the call is over'),
      }),
    )
    .describe('How far calls of other flows have come'),
});

const CaseFileView = z.object({
  id: z.uuid(),
  flow: Slug,
  name: z.string(),
  status: CaseFileStatus,
  rows: z.number().int(),
  started: z.number().int(),
  failed: z.number().int(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  updatedAt: z.iso.datetime(),
});

const CaseRowError = z.object({
  row: z.number().int().describe('Counted from 1, without the header'),
  line: z.number().int().describe('Of the file'),
  problem: Problem,
});

const CaseAnswerView = z.object({
  row: z.number().int().describe('Counted from 1, without the header'),
  runId: RunId.nullable(),
  status: z.enum(CASE_STATUSES),
  input: Json,
  verdict: z.string().nullable(),
  answer: JsonObject.nullable().describe('What holds; of a rejection what would have been right, if said'),
  changes: z.array(z.object({ field: z.string(), from: Json, to: Json })),
  reasonCode: z.string().nullable(),
  message: z.string().nullable(),
  reviewer: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
});

const ScheduleView = z.object({
  flow: Slug,
  flowName: z.string(),
  version: z.number().int(),
  cron: z.string(),
  timeZone: z.string(),
  missed: z.enum(['skip', 'once', 'all']),
  input: Json,
  paused: z.boolean(),
  nextTimes: z.array(z.iso.datetime()),
  last: z
    .object({
      status: z.enum(['started', 'skipped', 'failed']),
      slot: z.iso.datetime().describe('The time that had come'),
      at: z.iso.datetime(),
      runId: z.uuid().nullable(),
      missed: z.number().int(),
      problem: Problem.nullable(),
    })
    .nullable(),
});

const ErasedView = z.object({ runs: z.number().int().describe('The run and those that it called') });

const IncidentView = z.object({
  runId: z.uuid(),
  flow: Slug,
  subject: z.string().nullable(),
  key: z.string(),
  node: z.string(),
  nodeTitle: z.string(),
  visit: z.number().int(),
  kind: z.string(),
  problem: Problem,
  since: z.iso.datetime(),
  ending: z.boolean().describe('The end of the run waits for what came of the step: `retry` is refused'),
});

const VersionView = z.object({
  version: z.number().int(),
  artefactHash: z.string(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
});

const Migration = z.object({
  items: z.array(
    z.object({
      runId: z.uuid(),
      subject: z.string().nullable(),
      moved: z.boolean(),
      problem: Problem.nullable().describe('Why the run stays on its version'),
    }),
  ),
  moved: z.number().int(),
  refused: z.number().int(),
  more: z.boolean().describe('There are further runs on the old version'),
  nextCursor: z.string().nullable().describe('Send it as `cursor` to go on with them'),
});

const ConnectionView = z.object({
  id: z.string(),
  name: z.string(),
  kind: ConnectionKind,
  settings: z.record(z.string(), Json),
  hasSecret: z.boolean(),
  updatedAt: z.iso.datetime(),
});

const KillSwitch = z.object({ scope: z.enum(['workspace', 'flow', 'checkpoint']), on: z.boolean() });

const FlowState = z.object({ flow: Slug, archived: z.boolean() });

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
  RunDetails,
  Erased: ErasedView,
  Incident: IncidentView,
  CaseFile: CaseFileView,
  CaseRowError,
  CaseAnswer: CaseAnswerView,
  Schedule: ScheduleView,
  Version: VersionView,
  FlowState,
  Migration,
  WorkspaceSettings,
  Connection: ConnectionView,
  NoticeChannel,
  KillSwitch,
  RunEvent,
  Review,
  ReviewListItem,
  Precedent: PrecedentView,
  Unusual: UnusualView,
  ReviewStatistics: ReviewStatisticsView,
  ReviewSelection,
  ReviewComment: CommentView,
  VerdictResult,
  Checkpoint: CheckpointView,
  Trust: TrustOfCheckpoint,
  PolicyInForce,
  PolicyVersion: PolicyView,
  PolicyTrial: PolicyTrialView,
  Preset,
  Narrowing: NarrowingView,
  Widening: WideningView,
  WideningInDetail,
  CheckpointEvent: CheckpointEventView,
  Switching: SwitchingView,
  Check: CheckView,
  LedgerLine,
  LedgerProof: ProofView,
  DailyCounts: DailyView,
  JudgedCase: JudgedCaseView,
  RiskMap,
  ClientReport,
  Reviewers: ReviewersView,
  Calibration,
  Flow: FlowView,
  Draft: DraftView,
  Published: PublishedView,
  Model: ModelView,
  ModelSummary,
  Comparison,
  Lesson: LessonLine,
  Adoption: z.object({ adoptAutomatically: z.boolean() }),
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
  NoticeChannel,
  FlowDocument,
  CheckpointPolicy,
  Diagnostic,
  ProblemValue: Problem,
} as const;
