import type { Artefact } from '@countersign/model';
import type { RunContext } from './context.ts';

/** That an agent answered a step, or in a run that the step called, and which version of it did. */
export type AgentAnswer = { readonly node: string; readonly agentVersion: string };

/**
 * The agents that have had a part in what reaches a gate: those of the steps from which a way leads to it and that have
 * answered in this run, in the order of their names, and with a call the agents of the runs that it called. What was
 * proposed may depend on any of them.
 */
export function agentsBefore(
  artefact: Artefact,
  context: Pick<RunContext, 'steps' | 'called'>,
  gate: string,
): readonly AgentAnswer[] {
  const answers = agentsIn(artefact, context);
  if (answers.length < 2 && context.called === undefined) return answers;
  const leading = leadingTo(artefact, gate);
  return answers.filter(({ node }) => leading.has(node)).sort(byPlace);
}

/** All agents that have answered in a run, and in the runs that it called, as far as their answers are its newest. */
export function agentsIn(
  artefact: Artefact,
  { steps, called = {} }: Pick<RunContext, 'steps' | 'called'>,
): readonly AgentAnswer[] {
  const own = Object.keys(steps).flatMap((node): AgentAnswer[] => {
    const agentVersion = agentVersionIn(steps[node]);
    const isAgent = artefact.nodes[node]?.node.kind === 'agent';
    return isAgent && agentVersion !== null ? [{ node, agentVersion }] : [];
  });
  const others = Object.entries(called).flatMap(([node, versions]) =>
    versions.map((agentVersion): AgentAnswer => ({ node, agentVersion })),
  );
  return [...own, ...others];
}

const byPlace = (a: AgentAnswer, b: AgentAnswer): number =>
  a.node === b.node ? (a.agentVersion < b.agentVersion ? -1 : 1) : a.node < b.node ? -1 : 1;

function agentVersionIn(output: unknown): string | null {
  if (typeof output !== 'object' || output === null || !('agentVersion' in output)) return null;
  return typeof output.agentVersion === 'string' ? output.agentVersion : null;
}

const known = new WeakMap<Artefact, Map<string, ReadonlySet<string>>>();

/** The steps from which a way leads to this one. An artefact never changes, so it is walked once for each gate. */
function leadingTo(artefact: Artefact, gate: string): ReadonlySet<string> {
  const ofArtefact = known.get(artefact) ?? new Map<string, ReadonlySet<string>>();
  known.set(artefact, ofArtefact);
  const found = ofArtefact.get(gate) ?? walkBack(artefact, gate);
  ofArtefact.set(gate, found);
  return found;
}

function walkBack(artefact: Artefact, gate: string): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  for (const [node, { next }] of Object.entries(artefact.nodes)) {
    for (const target of Object.values(next)) before.set(target, [...(before.get(target) ?? []), node]);
  }
  const found = new Set<string>();
  const open = [gate];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const source of before.get(node) ?? []) {
      if (found.has(source)) continue;
      found.add(source);
      open.push(source);
    }
  }
  return found;
}
