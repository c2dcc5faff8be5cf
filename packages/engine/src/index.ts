export { acceptInput, NOT_STORABLE, violationProblem } from './acceptInput.ts';
export { activeVisits } from './activeVisits.ts';
export { type AgentAnswer, agentsBefore, agentsIn } from './agentsBefore.ts';
export { caseTextOf } from './caseTextOf.ts';
export { checkProposal } from './checkProposal.ts';
export {
  type GateOutput,
  type KeptSignal,
  type KeptUndo,
  type Lane,
  missingProposal,
  type Route,
  type RunContext,
  type RunIdentity,
  type StepFailure,
  type Used,
} from './context.ts';
export { correctionOf } from './correctionOf.ts';
export { type CaseDescription, describeCase } from './describeCase.ts';
export type {
  ActionInput,
  AgentInput,
  CallInput,
  Effect,
  EffectKind,
  GateInput,
  SamplerInput,
} from './effects/effect.ts';
export { effectOf } from './effects/effectOf.ts';
export type { Correction, EngineEvent, TimerName } from './event.ts';
export { gateBehind } from './gateBehind.ts';
export { proposalOf, routeOf } from './lanes.ts';
export { buildMachine, type FlowMachine } from './machine/machineOf.ts';
export { type MachineEvent, type Note, type Turn, turnAt } from './machine/turn.ts';
export { migrate } from './migrate.ts';
export { approvalsNeeded, approvalsShown } from './reviewing/approvalsNeeded.ts';
export { gateAnswer, payloadAfter } from './reviewing/gateAnswer.ts';
export { payloadSchemaOf } from './reviewing/payloadSchemaOf.ts';
export { refusalOfAnswer } from './reviewing/refusalOfAnswer.ts';
export { gateOptions, SAMPLE_OPTIONS } from './reviewing/reviewOptions.ts';
export { type Scope, scopeOf } from './scope.ts';
export { MAX_KEPT_SIGNALS } from './signals.ts';
export { type RunSnapshot, readSnapshot } from './snapshot.ts';
export { type StepInput, type StepResult, step } from './step.ts';
export type { Timer, TimerId } from './timers.ts';
export { type StepTrial, type TriedWay, tryStep } from './trial/tryStep.ts';
export { endsWithUndo } from './undo.ts';
export type { Visit } from './visit.ts';
export type { Due } from './waits/dueOf.ts';
