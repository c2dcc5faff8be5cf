export { beginSimulation } from './play/beginSimulation.ts';
export { nextTimer } from './play/nextTimer.ts';
export { type PlainAnswer, plainVerdict } from './play/plainVerdict.ts';
export { type PlayedCase, type PlayingAlone, playCase } from './play/playCase.ts';
export { playMove } from './play/playMove.ts';
export type {
  OpenEffect,
  OpenTimer,
  Setting,
  SimulatedReview,
  SimulatedRun,
  Simulation,
} from './play/simulation.ts';
export { isOver, placeOf, type Stop, stopsOf } from './play/stopsOf.ts';
export { type AgentAnswers, usualMove, usualProposal } from './play/usualMove.ts';
export { resultOf } from './scenario/resultOf.ts';
export {
  runScenario,
  runScenarios,
  type ScenarioDifference,
  type ScenarioRun,
} from './scenario/runScenarios.ts';
export { exampleInput, exampleOutput, exampleProposal } from './suggest/answers.ts';
export {
  type SuggestedScenario,
  type Suggestions,
  suggestScenarios,
  type UncoveredPort,
} from './suggest/suggestScenarios.ts';
export {
  type Coverage,
  coverageBy,
  coverageOf,
  coveredShare,
  type PortName,
  portKey,
  portsOf,
  takenEdges,
} from './timeline/coverage.ts';
export {
  beginTimeline,
  currentWay,
  goBack,
  goForward,
  goTo,
  moveOn,
  pointAt,
  scriptOf,
  type Timeline,
  type TimelinePoint,
  wayTo,
} from './timeline/timeline.ts';
