import type { Artefact, NodeId, ScenarioMove, ScriptedProposal } from '@countersign/model';
import { exampleOutput, exampleProposal, type Stop } from '@countersign/simulation';

/**
 * What would happen by itself at a stop: agents say what they said before, or an example; actions succeed; time passes. Null
 * where a person or another system has to say something.
 */
export function usualMove(
  artefact: Artefact,
  stop: Stop,
  answers: ReadonlyMap<string, ScriptedProposal>,
): ScenarioMove | null {
  if (stop.type === 'timer') return { type: 'passTime' };
  if (stop.type !== 'effect') return null;
  const node = stop.effect.node as NodeId; // safe: a node of the artefact
  const at = { ...(stop.run === 0 ? {} : { run: stop.run }), node };
  return stop.effect.kind === 'agent'
    ? { type: 'propose', ...at, proposal: answers.get(node) ?? exampleProposal(artefact, node) }
    : { type: 'complete', ...at, output: exampleOutput(artefact, stop.effect) };
}
