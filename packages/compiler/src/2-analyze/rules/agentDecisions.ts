import type { Diagnostic, NodeOf } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** What an agent may decide is listed, and its own rules keep to the list. */
export const agentDecisions: Rule = ({ document }) =>
  document.nodes.flatMap((node) => (node.kind === 'agent' ? checkAgent(node) : []));

function checkAgent(agent: NodeOf<'agent'>): Diagnostic[] {
  const { id, title, config } = agent;
  const { provider, decisions } = config;
  if (decisions.length === 0) {
    if (provider.type !== 'language') return [];
    return [diagnose('decisions_open', { node: id, field: '/decisions', holes: { title } })];
  }
  if (provider.type !== 'rules') return [];
  return provider.rules.flatMap(({ decision }, index) => {
    if (decisions.includes(decision)) return [];
    return diagnose('decision_not_listed', {
      node: id,
      field: `/provider/rules/${index}/decision`,
      holes: { title, decision },
      fix: changeConfig(`Add "${decision}" to the list`, agent, { decisions: [...decisions, decision] }),
    });
  });
}
