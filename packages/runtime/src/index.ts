export type { ActionProblem, ActionRequest, Actions } from './ports/actions.ts';
export type { AgentRequest, Agents, EffectProblem } from './ports/agents.ts';
export type { Audit, AuditFinding, AuditRow } from './ports/audit.ts';
export type { CheckpointDetails, Checkpoints } from './ports/checkpoints.ts';
export {
  type Connection,
  ConnectionKind,
  type Connections,
  type OpenConnection,
  type OpenConnectionByName,
  type Settings,
  WorkspaceSettings,
} from './ports/connections.ts';
export type { FlowDraft, FlowSummary, Flows, FlowVersion } from './ports/flows.ts';
export type { LabelledCase, Learning, LearningModelSummary, TrainedModel } from './ports/learning.ts';
export type {
  Mailbox,
  MailboxMessage,
  Page,
  Recordings,
  ReviewFilter,
  ReviewSort,
  ReviewSummary,
  Reviews,
  RunDetails,
  RunFilter,
  Runs,
} from './ports/queries.ts';
export type {
  Actor,
  DueTimer,
  EffectKind,
  Lease,
  LeasedEffect,
  NewEffect,
  NewReview,
  NewRun,
  NewTimer,
  StartableFlow,
  Store,
  StoredCheckpoint,
  StoredRun,
  StoreHint,
  Turn,
  TurnCause,
  TurnOutcome,
} from './ports/store.ts';
