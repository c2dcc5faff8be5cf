import { outPorts } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** Says where the failure of one step fails the whole run. */
export const unconnectedFailure: Rule = ({ document, graph, reachable }) =>
  document.nodes
    .filter((node) => reachable.has(node.id) && outPorts(node).some(({ name }) => name === 'failed'))
    .filter(({ id }) => !graph.leaving.get(id)?.some(({ port }) => port === 'failed'))
    .map(({ id, title }) =>
      diagnose('failure_unconnected', { node: id, holes: { title }, data: { port: 'failed' } }),
    );
