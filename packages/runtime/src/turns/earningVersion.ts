import { agentsBefore, type RunContext } from '@countersign/engine';
import { type Artefact, contentHash, type Proposal, type ReviewContent } from '@countersign/model';
import { isMadeByPerson } from './madeByPerson.ts';

/** By which version a case goes at a gate, and whether a person had a part in it where an agent should have. */
export type EarningVersion = { readonly agentVersion: string; readonly isByPerson: boolean };

/**
 * The version that earns at a gate: that of the agent whose proposal is judged, and of every other agent that has
 * answered on the way there, because the proposal may rest on what they said. Where one of them changes, nothing that
 * was earned with the earlier one counts. A single agent's own version is left as it is.
 */
export function earningVersion(
  artefact: Artefact,
  context: RunContext,
  { gate, proposal }: { readonly gate: string; readonly proposal: Proposal },
): EarningVersion {
  const own = proposal.agentVersion;
  const answers = agentsBefore(artefact, context, gate);
  const judged = artefact.nodes[gate]?.agent ?? answers.find((one) => one.agentVersion === own)?.node;
  const others = answers.filter(({ node }) => node !== judged);
  const isByPerson = [{ agentVersion: own }, ...others].some(isMadeByPerson);
  if (others.length === 0) return { agentVersion: own, isByPerson };
  const versions = others.map(({ agentVersion }) => agentVersion);
  return { agentVersion: contentHash({ judged: own, others: versions }), isByPerson };
}

/** The version that a reviewed case counts for. */
export const versionOfCase = ({ earner, proposal }: Pick<ReviewContent, 'earner' | 'proposal'>): string =>
  earner ?? proposal.agentVersion;
