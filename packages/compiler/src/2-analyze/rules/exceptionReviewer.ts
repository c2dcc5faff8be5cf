import { diagnose } from '../../catalogue/diagnose.ts';
import { isCall } from '../calls.ts';
import { gateOnWire } from '../gateOnWire.ts';
import { callsOf } from '../oversight.ts';
import { reachBack } from '../reach.ts';
import type { Rule } from '../rule.ts';

/** Behind every exception rule a person looks at the case, here or in a flow that is called. */
export const exceptionReviewer: Rule = (flow) => {
  const { document, graph, reachable } = flow;
  const called = callsOf(flow);
  const gates = document.nodes
    .filter((node) => node.kind === 'gate' || (isCall(node) && !called(node).passesThrough))
    .map(({ id }) => id);
  const leadingToGate = reachBack(graph, gates);
  return document.nodes.flatMap((node) => {
    if (node.kind !== 'exception' || !reachable.has(node.id)) return [];
    return node.config.rules.flatMap(({ port, title }, index) => {
      const wire = graph.leaving.get(node.id)?.find((edge) => edge.port === port);
      const target = graph.nodes.get(wire?.target ?? '');
      if (wire === undefined || target === undefined || leadingToGate.has(target.id)) return [];
      const fix = gateOnWire(flow, wire, target);
      return diagnose('exception_without_reviewer', {
        node: node.id,
        field: `/rules/${index}`,
        holes: { title: node.title, rule: title },
        data: { port },
        ...(fix === null ? {} : { fix }),
      });
    });
  });
};
