import { proposeAsGiven, proposeByRules } from '@countersign/expression';
import type { Artefact, NodeId, ScenarioMove, ScriptedProposal } from '@countersign/model';
import { exampleOutput, exampleProposal } from '../suggest/answers.ts';
import type { OpenEffect } from './simulation.ts';
import type { Stop } from './stopsOf.ts';

/** What agents have said before, by their step. */
export type AgentAnswers = ReadonlyMap<string, ScriptedProposal>;

/**
 * What would happen by itself at a stop: rules say what holds for the case, other agents what they said before, or an
 * example; actions succeed; time passes. Null where a person or another system has to say something.
 */
export function usualMove(artefact: Artefact, stop: Stop, answers: AgentAnswers): ScenarioMove | null {
  if (stop.type === 'timer') return { type: 'passTime' };
  if (stop.type !== 'effect') return null;
  const { effect } = stop;
  const node = effect.node as NodeId; // safe: a node of the artefact
  const at = { ...(stop.run === 0 ? {} : { run: stop.run }), node };
  if (effect.kind !== 'agent') return { type: 'complete', ...at, output: exampleOutput(artefact, effect) };
  const said = saidByItself(effect);
  if (said === undefined)
    return { type: 'propose', ...at, proposal: usualProposal(artefact, effect, answers) };
  return 'fault' in said
    ? { type: 'fail', ...at, message: said.fault }
    : { type: 'propose', ...at, proposal: said.proposal };
}

type AgentEffect = Extract<OpenEffect, { kind: 'agent' }>;

/** What an agent would most likely say: what its rules say, what it said before, or an example. */
export function usualProposal(
  artefact: Artefact,
  effect: AgentEffect,
  answers: AgentAnswers,
): ScriptedProposal {
  const said = saidByItself(effect);
  if (said !== undefined && 'proposal' in said) return said.proposal;
  return answers.get(effect.node) ?? exampleProposal(artefact, effect.node);
}

/** What rules say of the case or what came in with it, or why nothing was said; undefined for an agent that has to be asked. */
function saidByItself({
  input,
}: AgentEffect): { proposal: ScriptedProposal } | { fault: string } | undefined {
  const { provider, scope } = input;
  if (provider.type !== 'rules' && provider.type !== 'given') return undefined;
  const said =
    provider.type === 'rules' ? proposeByRules(provider.rules, scope) : proposeAsGiven(provider, scope);
  if (!said.ok) return { fault: said.problem.message };
  const { decision, payload, confidence, flags, summary } = said.value;
  return { proposal: { decision, payload, confidence, flags, summary } };
}
