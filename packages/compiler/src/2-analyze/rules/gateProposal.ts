import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** A gate has an agent before it. */
export const gateProposal: Rule = (flow) =>
  flow.document.nodes
    .filter(({ id, kind }) => kind === 'gate' && flow.reachable.has(id) && flow.agentsBefore(id).size === 0)
    .map(({ id, title }) => diagnose('gate_without_proposal', { node: id, holes: { title } }));
