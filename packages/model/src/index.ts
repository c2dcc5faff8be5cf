export {
  ARTEFACT_SCHEMA,
  Artefact,
  ArtefactNode,
  CalledVersion,
  CORRECT_EVENT,
  FAILED_STATE,
  JOINED_STATE,
  Oversight,
  SIGNAL_EVENT,
  START_EVENT,
} from './artefact.ts';
export { assertNever } from './assertNever.ts';
export { type EvidenceGap, evidenceFaults, evidenceGap } from './checkpoint/evidenceFault.ts';
export { GateReason } from './checkpoint/gateReason.ts';
export { isBreakerDead } from './checkpoint/isBreakerDead.ts';
export { isSamePolicy } from './checkpoint/isSamePolicy.ts';
export {
  AcknowledgedLine,
  AnsweredLine,
  DecidedLine,
  EpochLine,
  LedgerEntry,
  PolicyLine,
  RungLine,
  SampledLine,
  SampleLane,
  SampleRates,
  UnjudgedLine,
  VerdictLine,
  WideningEvidence,
  WideningLine,
} from './checkpoint/ledgerEntry.ts';
export {
  Breakers,
  CheckpointPolicy,
  Correctness,
  Floor,
  LARGEST_SHARE,
  LEAST_SHARE,
  Rung,
  Sampling,
  WideningRule,
} from './checkpoint/policy.ts';
export { type RungFault, rungFault, rungNarrowing } from './checkpoint/rungWidth.ts';
export { caseTypeOf, segmentOf } from './checkpoint/segment.ts';
export { AddNode } from './commands/addNode.ts';
export { AddNote } from './commands/addNote.ts';
export { type Applied, applyCommand } from './commands/applyCommand.ts';
export { canAddNode } from './commands/canAddNode.ts';
export { canConnect, type Wire } from './commands/canConnect.ts';
export { canInsertOnEdge } from './commands/canInsertOnEdge.ts';
export { Batch, Command, type CommandType, SingleCommand } from './commands/command.ts';
export {
  canRedo,
  canUndo,
  EMPTY_HISTORY,
  type History,
  type HistoryStep,
  pushEdit,
  pushForeign,
  redo,
  undo,
} from './commands/history.ts';
export { Patch, patchBetween } from './commands/patch.ts';
export { PutGroup } from './commands/putGroup.ts';
export { ReplaceNode, wiresAfterReplacing } from './commands/replaceNode.ts';
export { compilePattern } from './compilePattern.ts';
export { Diagnostic } from './diagnostic.ts';
export type { ChangeValue, ChangeWords } from './diff/changeWords.ts';
export { diffFlows, type FlowDiff } from './diff/diffFlows.ts';
export { fieldTitle } from './diff/fieldPlace.ts';
export type { FlowChange } from './diff/flowChange.ts';
export { withNamesOf } from './diff/withNamesOf.ts';
export { Backoff } from './document/backoff.ts';
export { DailyBudget, RunBudget } from './document/budget.ts';
export { BusinessHours, WEEKDAYS, Weekday } from './document/businessHours.ts';
export { NODE_CONFIG_SCHEMAS } from './document/configSchemas.ts';
export { edgeOfPort, freeEdgeId, nodeById } from './document/edges.ts';
export { ExpressionText, LONGEST_EXPRESSION, LONGEST_TEXT, TemplateText } from './document/expressionText.ts';
export {
  FLOW_SCHEMA,
  FlowDocument,
  FlowEdge,
  FlowNote,
  FlowSettings,
  MOST_EDGES,
  MOST_NODES,
  MOST_NOTES,
} from './document/flow.ts';
export { copyFragment, FlowFragment, FRAGMENT_SCHEMA, remapFragment } from './document/fragment.ts';
export { freeNodeId } from './document/freeNodeId.ts';
export { FlowGroup } from './document/group.ts';
export { hasOutput } from './document/hasOutput.ts';
export { mapTexts, type TextFormat, type TextVisitor } from './document/mapTexts.ts';
export { freeTitle, newNode, UNCHOSEN_FLOW } from './document/newNode.ts';
export {
  type ConfigOf,
  FlowNode,
  NODE_CONFIGS,
  NODE_KINDS,
  NodeKind,
  type NodeOf,
  Position,
} from './document/node.ts';
export { NODE_KIND_INFO, type NodeKindInfo } from './document/nodeKindInfo.ts';
export {
  ActionConfig,
  ActionOperation,
  EmailAction,
  HttpAction,
  WebhookAction,
} from './document/nodes/action.ts';
export {
  AgentConfig,
  AgentProviderConfig,
  GivenProvider,
  LanguageProvider,
  LearningProvider,
  RecordedProvider,
  RulesProvider,
} from './document/nodes/agent.ts';
export { BranchCase, BranchConfig } from './document/nodes/branch.ts';
export { EndConfig } from './document/nodes/end.ts';
export { ExceptionCondition, ExceptionConfig, ExceptionRule } from './document/nodes/exception.ts';
export { GateConfig, ReasonCode } from './document/nodes/gate.ts';
export { JoinConfig, ParallelConfig } from './document/nodes/parallel.ts';
export { SamplerConfig } from './document/nodes/sampler.ts';
export { EachConfig, SubflowConfig } from './document/nodes/subflow.ts';
export { TransformConfig } from './document/nodes/transform.ts';
export {
  ScheduleTrigger,
  TriggerChannel,
  TriggerConfig,
  WebhookSignature,
  WebhookTrigger,
} from './document/nodes/trigger.ts';
export { WaitConfig } from './document/nodes/wait.ts';
export { blankIn, ImportLoss, importBlank, NodeOrigin } from './document/origin.ts';
export { farOut, parseFlow } from './document/parseFlow.ts';
export { canBeEntered, mainPort, type OutPort, outPorts } from './document/ports.ts';
export { renameField } from './document/renameField.ts';
export { renameInputOf, renamePayloadOf } from './document/renameInScenario.ts';
export { EACH_ENTRY, renameKey } from './document/renameKey.ts';
export {
  Scenario,
  ScenarioMove,
  ScenarioResult,
  ScenarioStart,
  ScriptedProposal,
} from './document/scenario.ts';
export { Duration, durationMs } from './durations.ts';
export { exampleJson } from './exampleJson.ts';
export { canonicalJson, contentHash } from './hash.ts';
export {
  CheckpointId,
  FlowId,
  NODE_ID_PATTERN,
  NodeId,
  PortName,
  ReviewId,
  RunId,
  Slug,
  WorkspaceId,
} from './ids.ts';
export { Json, JsonObject, type JsonPrimitive, JsonSchema } from './json.ts';
export { escapePointer, pointerKeys, unescapePointer } from './jsonPointer.ts';
export { validateJson, withDefaults } from './jsonSchema.ts';
export { findRenames } from './merge/findRenames.ts';
export type { MergeConflict, Side, Three } from './merge/mergeConflict.ts';
export { type FlowMerge, type MergeChoices, mergeFlows } from './merge/mergeFlows.ts';
export { isNameless, type NewName, type NewNames, namedAnew, patchNamedAnew } from './merge/namedAnew.ts';
export { type OwnNamesOptions, ownNames } from './merge/ownNames.ts';
export { sameBytes, sameJson } from './merge/sameJson.ts';
export { Moment } from './moment.ts';
export { CALM, cannotBeUndone, leavesUnjudged, staysUnjudged, WORST } from './oversight.ts';
export { fail, ok, Problem, problem, type Result } from './problem.ts';
export { Role, Scope } from './roles.ts';
export { InboxSearch, InboxView } from './run/inboxView.ts';
export { NoticeChannel, NoticeOccasion, NoticeSetup, NoticeTarget } from './run/noticeChannel.ts';
export { AgentFlag, Evidence, Proposal, Usage } from './run/proposal.ts';
export {
  PendingVerdict,
  Review,
  ReviewContent,
  ReviewKind,
  ReviewOption,
  ReviewStatus,
} from './run/review.ts';
export { MAX_COMMENT_LENGTH, MAX_MENTIONS, ReviewComment } from './run/reviewComment.ts';
export {
  AGREEING_VERDICTS,
  impliedStatus,
  OVERRIDING_VERDICTS,
  ReviewFilter,
  ReviewGrouping,
  ReviewSort,
  SORT_ORDER,
  SortOrder,
  STAKES_RANK,
} from './run/reviewFilter.ts';
export { FINAL_STATUSES, isFinal, Priority, Run, RunParent, RunStatus } from './run/run.ts';
export { RunEvent, RunEventDraft, RunEventType } from './run/runEvent.ts';
export { Verdict, VerdictType } from './run/verdict.ts';
export { isStorable, makeStorable, storableText } from './storable.ts';
