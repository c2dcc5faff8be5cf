export {
  includesRole,
  PERMISSIONS,
  type Permission,
  ROLE_ORDER,
  roleMay,
  roleOfKey,
} from './access/roles.ts';
export { uploadFormat } from './cases/caseUpload.ts';
export { readCsv } from './cases/readCsv.ts';
export { receiveCases } from './cases/receiveCases.ts';
export { ConnectionInput, saveConnection } from './connections/saveConnection.ts';
export { calledFlows } from './flows/calledFlows.ts';
export { checkpointsOf } from './flows/checkpointsOf.ts';
export { createFlow, slugOf } from './flows/createFlow.ts';
export { failingScenarios } from './flows/failingScenarios.ts';
export { publishFlow } from './flows/publishFlow.ts';
export { parseStrictJson } from './json/parseStrictJson.ts';
export { textFault } from './json/textFault.ts';
export { Comparison } from './learning/comparison.ts';
export { LessonLine } from './learning/exportLessons.ts';
export { whileAllowed } from './live/whileAllowed.ts';
export type { Accounts } from './ports/accounts.ts';
export type { ConnectionDesk } from './ports/connectionDesk.ts';
export type { Editors, FlowPlace } from './ports/editors.ts';
export type { Erasing } from './ports/erasing.ts';
export type { ExampleSummary, Examples } from './ports/examples.ts';
export type { ApiKey, KeyIdentity, Keys } from './ports/keys.ts';
export type { Live, LiveHint } from './ports/live.ts';
export type { Invitation, InvitationLink, InvitationPreview, Member, Members } from './ports/members.ts';
export type { Names } from './ports/names.ts';
export type { NoticeDesk } from './ports/noticeDesk.ts';
export type { RunVerbs, StartRun } from './ports/runVerbs.ts';
export type { StepTrials, TrialCaller } from './ports/stepTrials.ts';
export type { Trainer } from './ports/trainer.ts';
export type { Membership, Workspaces } from './ports/workspaces.ts';
export { ProblemError } from './problems/ProblemError.ts';
export {
  INTERNAL_PROBLEM,
  PROBLEM_CONTENT_TYPE,
  problemDocument,
  UNAVAILABLE_PROBLEM,
} from './problems/problemDocument.ts';
export { PROBLEM_STATUS, statusOf } from './problems/problemStatus.ts';
export { callRoute, type RestRequest, refuseMissingScope } from './rest/callRoute.ts';
export { openApiDocument } from './rest/openApiDocument.ts';
export type { Route, RouteAnswer } from './rest/route.ts';
export { REST_PREFIX, routes } from './rest/routes.ts';
export { type AppRouter, appRouter } from './routers/appRouter.ts';
export type { Services } from './services.ts';
export type { SignedInUser, StudioContext } from './trpc/context.ts';
export { expectedTrpcError } from './trpc/formatError.ts';
