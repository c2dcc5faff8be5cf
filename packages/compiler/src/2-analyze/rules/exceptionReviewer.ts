import { diagnose } from '../../catalogue/diagnose.ts';
import { reachBack } from '../reach.ts';
import type { Rule } from '../rule.ts';

/** Behind every exception rule a person looks at the case. */
export const exceptionReviewer: Rule = ({ document, graph, reachable }) => {
  const gates = document.nodes.filter(({ kind }) => kind === 'gate').map(({ id }) => id);
  const leadingToGate = reachBack(graph, gates);
  return document.nodes.flatMap((node) => {
    if (node.kind !== 'exception' || !reachable.has(node.id)) return [];
    return node.config.rules.flatMap(({ port, title }, index) => {
      const target = graph.leaving.get(node.id)?.find((edge) => edge.port === port)?.target;
      if (target === undefined || leadingToGate.has(target)) return [];
      return diagnose('exception_without_reviewer', {
        node: node.id,
        field: `/rules/${index}`,
        holes: { title: node.title, rule: title },
        data: { port },
      });
    });
  });
};
