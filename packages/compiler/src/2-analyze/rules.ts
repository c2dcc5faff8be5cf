import type { Rule } from './rule.ts';
import { actionBehindGate } from './rules/actionBehindGate.ts';
import { actionHost } from './rules/actionHost.ts';
import { agentDecisions } from './rules/agentDecisions.ts';
import { blockStructure } from './rules/blockStructure.ts';
import { budgets } from './rules/budgets.ts';
import { calledFlows } from './rules/calledFlows.ts';
import { callInput } from './rules/callInput.ts';
import { channelSettings } from './rules/channelSettings.ts';
import { checkpointBreakers } from './rules/checkpointBreakers.ts';
import { checkpointLadder } from './rules/checkpointLadder.ts';
import { correctedInBranch } from './rules/correctedInBranch.ts';
import { cycleWithoutPause } from './rules/cycleWithoutPause.ts';
import { danglingEdge } from './rules/danglingEdge.ts';
import { eachWidth } from './rules/eachWidth.ts';
import { edgeIntoTrigger } from './rules/edgeIntoTrigger.ts';
import { edgeToItself } from './rules/edgeToItself.ts';
import { endReached } from './rules/endReached.ts';
import { exceptionReviewer } from './rules/exceptionReviewer.ts';
import { exceptionSources } from './rules/exceptionSources.ts';
import { fourEyes } from './rules/fourEyes.ts';
import { gateExpiry } from './rules/gateExpiry.ts';
import { gateProposal } from './rules/gateProposal.ts';
import { gateTimes } from './rules/gateTimes.ts';
import { importBlanks } from './rules/importBlanks.ts';
import { importLosses } from './rules/importLosses.ts';
import { oneTrigger } from './rules/oneTrigger.ts';
import { ownCheckpoint } from './rules/ownCheckpoint.ts';
import { placeholders } from './rules/placeholders.ts';
import { portWithTwoEdges } from './rules/portWithTwoEdges.ts';
import { proposalReferences } from './rules/proposalReferences.ts';
import { recursion } from './rules/recursion.ts';
import { reservedIds } from './rules/reservedIds.ts';
import { samplerRate } from './rules/samplerRate.ts';
import { schedule } from './rules/schedule.ts';
import { settledConditions } from './rules/settledConditions.ts';
import { stepReferences } from './rules/stepReferences.ts';
import { timeZone } from './rules/timeZone.ts';
import { unconnectedFailure } from './rules/unconnectedFailure.ts';
import { unconnectedPort } from './rules/unconnectedPort.ts';
import { undo } from './rules/undo.ts';
import { uniqueIds } from './rules/uniqueIds.ts';
import { uniqueNames } from './rules/uniqueNames.ts';
import { uniquePorts } from './rules/uniquePorts.ts';
import { unknownPort } from './rules/unknownPort.ts';
import { unreachableStep } from './rules/unreachableStep.ts';
import { validSchemas } from './rules/validSchemas.ts';
import { validTexts } from './rules/validTexts.ts';
import { waitTimeout } from './rules/waitTimeout.ts';
import { workingTime } from './rules/workingTime.ts';

/** All rules, in the order in which their findings are listed. */
export const RULES: readonly Rule[] = [
  placeholders,
  importBlanks,
  oneTrigger,
  uniqueIds,
  reservedIds,
  danglingEdge,
  unknownPort,
  edgeIntoTrigger,
  edgeToItself,
  portWithTwoEdges,
  uniquePorts,
  unconnectedPort,
  endReached,
  unreachableStep,
  channelSettings,
  blockStructure,
  correctedInBranch,
  calledFlows,
  callInput,
  recursion,
  validSchemas,
  validTexts,
  settledConditions,
  stepReferences,
  proposalReferences,
  uniqueNames,
  actionBehindGate,
  actionHost,
  agentDecisions,
  gateProposal,
  exceptionSources,
  checkpointLadder,
  checkpointBreakers,
  ownCheckpoint,
  cycleWithoutPause,
  exceptionReviewer,
  gateExpiry,
  samplerRate,
  unconnectedFailure,
  timeZone,
  schedule,
  gateTimes,
  fourEyes,
  budgets,
  workingTime,
  waitTimeout,
  undo,
  eachWidth,
  importLosses,
];
