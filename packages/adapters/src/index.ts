export { type ApprovalMessage, answerApprovals, type ContentPart } from './aiSdk.ts';
export {
  type Answer,
  createDesk,
  type Desk,
  DeskError,
  type DeskOptions,
  type Fields,
  type Request,
} from './desk.ts';
export {
  answerInterrupts,
  type HumanInterrupt,
  type HumanResponse,
  type Interrupt,
  type ToolCallsRequest,
  type ToolCallsResponse,
} from './langGraph.ts';
export { type ApprovalItem, answerInterruptions, type InterruptedRun } from './openAiAgents.ts';
