export { NOT_STORABLE } from '@countersign/engine';
export { Client, type ClientOptions } from './client/Client.ts';
export type { DecideReview } from './client/checkVerdict.ts';
export { hashWithPriority, isSameBody } from './client/isSameBody.ts';
export type { Migrated, MigratedRun, MigrateRuns } from './client/migrateRuns.ts';
export type { WithdrawVerdict } from './client/pendingVerdict.ts';
export type { ResolveStep } from './client/resolveStep.ts';
export type { StartRun } from './client/startRun.ts';
export { createRuntime, type Runtime, type RuntimeOptions } from './createRuntime.ts';
export {
  type AdmittedLane,
  admitLanes,
  type BusyLane,
  type WaitingLane,
} from './lanes/admitLanes.ts';
export { NoticeWorker, type NoticeWorkerOptions } from './notices/NoticeWorker.ts';
export { nextDigest } from './notices/nextDigest.ts';
export type { ActionProblem, ActionRequest, Actions } from './ports/actions.ts';
export type { AgentRequest, Agents, EffectProblem } from './ports/agents.ts';
export type { Audit, AuditedDeed, AuditFinding, AuditHead, AuditRow } from './ports/audit.ts';
export {
  type CaseAnswer,
  type CaseBatch,
  type CaseFile,
  CaseFileStatus,
  type CaseFiles,
  type CaseOutcome,
  type CaseQueue,
  type CaseRow,
  type CaseRowError,
  type NewCaseFile,
} from './ports/caseFiles.ts';
export type { CaseIndex, CaseIndexQueue, CaseScope, IndexedCase, PastCase } from './ports/caseIndex.ts';
export type { CheckpointDetails, Checkpoints, PolicyVersion } from './ports/checkpoints.ts';
export { type Clock, systemClock } from './ports/clock.ts';
export type { Comments, NewComment } from './ports/comments.ts';
export {
  type Connection,
  ConnectionKind,
  type Connections,
  changedSettings,
  type OpenConnection,
  type OpenConnectionByName,
  type Settings,
  SettingsChange,
  WorkspaceSettings,
} from './ports/connections.ts';
export type { Editor, EditorSign, EditorSigns } from './ports/editors.ts';
export type { FaultPoints } from './ports/faults.ts';
export type {
  ActiveRuns,
  FlowDraft,
  FlowSummary,
  Flows,
  FlowTraffic,
  FlowVersion,
  StepTraffic,
  TrafficQuery,
  WaitingReviews,
} from './ports/flows.ts';
export type { InboxViews } from './ports/inboxViews.ts';
export type { Incident, IncidentFilter, Incidents } from './ports/incidents.ts';
export { isLeasedAtCommit } from './ports/isLeasedAtCommit.ts';
export type {
  ComparedCase,
  HeldOutAnswer,
  LabelledCase,
  LabelledDay,
  Learning,
  LearningModelSummary,
  LessonOf,
  LessonPosition,
  LiveModel,
  ModelChange,
  ModelComparison,
  ModelMetrics,
  ModelStatus,
  ModelVersion,
  NewModel,
  TaughtLesson,
  TrainedModel,
} from './ports/learning.ts';
export type { Lesson, StoredLesson } from './ports/lesson.ts';
export type {
  HeldChannel,
  Notice,
  NoticeChannels,
  NoticedCase,
  NoticeOutcome,
  NoticeQueue,
  NoticeSender,
  OpenNoticeChannel,
  OpenNoticeChannelById,
  SealedNoticeChannel,
} from './ports/notices.ts';
export type { AttemptResult, Observer, Place } from './ports/observer.ts';
export { NORMAL_RANK, type PriorityRank, priorityOf, rankOf } from './ports/priorityRank.ts';
export type {
  AnswerGroup,
  CallProgress,
  Mailbox,
  MailboxMessage,
  Page,
  Recordings,
  ReviewGroup,
  ReviewGrouping,
  ReviewListing,
  ReviewStatistics,
  ReviewSummary,
  Reviews,
  RunDetails,
  RunFilter,
  Runs,
} from './ports/queries.ts';
export {
  QUICK_LOOK_MS,
  type ReviewerAnswers,
  type ReviewerLooks,
  type Reviewers,
} from './ports/reviewers.ts';
export type {
  DueSchedule,
  Schedule,
  ScheduleQueue,
  ScheduleResult,
  Schedules,
  ScheduleTimes,
} from './ports/schedules.ts';
export { addSpent, NOTHING_SPENT, type Spending, type SpentToday } from './ports/spending.ts';
export type {
  Actor,
  CalledRun,
  ChildSnapshot,
  CommittedTurn,
  EffectKind,
  HeldEffect,
  Lease,
  LeasedEffect,
  LedgerDraft,
  NewEffect,
  NewReview,
  NewRun,
  ReleasedLeases,
  Resolution,
  SignalKey,
  StartableFlow,
  Store,
  StoredIncident,
  StoredParent,
  StoredRun,
  Turn,
  TurnCause,
  TurnOutcome,
} from './ports/store.ts';
export type { Earner, StoredCheckpoint } from './ports/storedCheckpoint.ts';
export type { StoreHint } from './ports/storeHint.ts';
export { SUSPECT_CLAIMS, suspectsTogether } from './ports/suspectsTogether.ts';
export type { Swept } from './ports/swept.ts';
export type { DueTimer, NewTimer, TimerClaim, TimerDue, TimerKey, TimerName } from './ports/timers.ts';
export { TIMER_NAMES } from './ports/timers.ts';
export type {
  BandVolume,
  BandVolumes,
  Check,
  DailyCounts,
  JudgedCase,
  JudgedCasesQuery,
  Judgement,
  LedgerProof,
  Switching,
  TriedCase,
  TrustView,
  UnseenNarrowing,
  Widening,
  WideningAnswer,
} from './ports/trust.ts';
export type { WorkspaceLimits } from './ports/workspaceLimits.ts';
export { CaseIndexer, type CaseIndexerOptions } from './precedents/CaseIndexer.ts';
export { placeOf } from './precedents/describeCase.ts';
export {
  type AskedCase,
  type CaseSearch,
  findPrecedents,
  type Precedent,
} from './precedents/findPrecedents.ts';
export { askedCaseOf, findUnusual, type Unusual } from './precedents/findUnusual.ts';
export { precedentsOfStep } from './precedents/precedentsOfStep.ts';
export { callStep, type TrialAnswer, type TriedStep } from './trial/callStep.ts';
export { nextSlots } from './triggers/slots.ts';
export { TriggerWorker, type TriggerWorkerOptions } from './triggers/TriggerWorker.ts';
export { newsEvents } from './trust/newsEvents.ts';
export {
  appendLine,
  appendTurn,
  isAboutTrust,
  NOBODY,
  notePolicy,
  type OpenLedger,
  type TrustNews,
} from './trust/openLedger.ts';
export {
  hasRatified,
  type Narrowing,
  takeAcknowledgement,
  takeAnswer,
  takeNarrowing,
  takePolicy,
  trustsMeant,
} from './trust/ownerVerbs.ts';
export { isEnding } from './turns/isEnding.ts';
export { TurnLoop, type TurnLoopOptions } from './turns/TurnLoop.ts';
export { Worker, type WorkerOptions } from './worker/Worker.ts';
