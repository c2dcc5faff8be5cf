export type { Visit } from './activeVisits.ts';
export { activeVisits } from './activeVisits.ts';
export {
  type GateOutput,
  missingProposal,
  type Route,
  type RunContext,
  type StepFailure,
} from './context.ts';
export { type CaseDescription, describeCase } from './describeCase.ts';
export type {
  ActionInput,
  AgentInput,
  Effect,
  EffectKind,
  GateInput,
  SamplerInput,
} from './effects/effect.ts';
export type { EngineEvent, RunIdentity } from './event.ts';
export { buildMachine, type FlowMachine } from './machine/machineOf.ts';
export type { MachineEvent, Note, Turn } from './machine/turn.ts';
export { needsFourEyes } from './needsFourEyes.ts';
export { type Scope, scopeOf } from './scope.ts';
export { type RunSnapshot, readSnapshot } from './snapshot.ts';
export { type StepInput, type StepResult, step } from './step.ts';
export type { Timer } from './timers.ts';
