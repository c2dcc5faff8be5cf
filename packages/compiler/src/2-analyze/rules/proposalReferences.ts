import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';
import { placeOfPath, referencesIn } from '../stepReferences.ts';

/** `proposal` is read only where an agent has made one. */
export const proposalReferences: Rule = (flow) =>
  flow.texts.flatMap((text) => {
    const { node, pointer } = text;
    const reference = referencesIn(flow, text).find(({ path }) => path[0] === 'proposal');
    if (reference === undefined || !flow.reachable.has(node.id)) return [];
    const place = {
      node: node.id,
      field: pointer,
      holes: { title: node.title },
      data: placeOfPath(text.source, ['proposal']),
    };
    if (flow.agentsBefore(node.id).size === 0) return diagnose('no_proposal', place);
    if (reference.mayBeMissing || !flow.canLackProposal(node.id)) return [];
    return diagnose('proposal_may_be_missing', place);
  });
