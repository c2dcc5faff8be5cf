import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** Says where the failure of one step fails the whole run. */
export const unconnectedFailure: Rule = ({ document, graph, reachable }) =>
  document.nodes
    .filter(({ id, kind }) => reachable.has(id) && (kind === 'agent' || kind === 'action'))
    .filter(({ id }) => !graph.leaving.get(id)?.some(({ port }) => port === 'failed'))
    .map(({ id, title }) =>
      diagnose('failure_unconnected', { node: id, holes: { title }, data: { port: 'failed' } }),
    );
