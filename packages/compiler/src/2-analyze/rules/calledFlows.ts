import { UNCHOSEN_FLOW } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { isCall } from '../calls.ts';
import type { Rule } from '../rule.ts';

/** Every flow that is called exists. */
export const calledFlows: Rule = ({ document, calleeOf, environment }) =>
  document.nodes.flatMap((node) => {
    if (!isCall(node)) return [];
    const { flow } = node.config;
    const place = { node: node.id, field: '/flow', holes: { title: node.title, flow }, data: { flow } };
    const { type } = calleeOf(flow);
    if (flow === UNCHOSEN_FLOW && (type === 'notLookedUp' || type === 'unknown')) {
      return diagnose('flow_not_chosen', { node: node.id, field: '/flow', holes: { title: node.title } });
    }
    if (type === 'notLookedUp') return diagnose('call_not_looked_up', place);
    if (type !== 'unknown') return [];
    const known = [...(environment.calledFlows?.keys() ?? [])].sort();
    return diagnose('unknown_flow', { ...place, data: { flow, known: known.slice(0, 50) } });
  });
