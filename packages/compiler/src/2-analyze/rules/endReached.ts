import { diagnose } from '../../catalogue/diagnose.ts';
import { reachBack } from '../reach.ts';
import type { Rule } from '../rule.ts';

/** An end can be reached from the trigger, and from every step that a run can come to. */
export const endReached: Rule = ({ document, graph, reachable }) => {
  if (graph.start === null) return [];
  const ends = document.nodes.filter(({ id, kind }) => kind === 'end' && reachable.has(id));
  if (ends.length === 0) return [diagnose('no_end')];
  const finishing = reachBack(
    graph,
    ends.map(({ id }) => id),
  );
  // A step whose ways lead nowhere is reported by its ports; this is about ways that lead round in a circle.
  const stuck = document.nodes.filter(
    ({ id }) => reachable.has(id) && !finishing.has(id) && (graph.leaving.get(id)?.length ?? 0) > 0,
  );
  const [first] = stuck;
  if (first === undefined) return [];
  const nodes = stuck.map(({ id }) => id);
  return [diagnose('cannot_finish', { node: first.id, holes: { title: first.title }, data: { nodes } })];
};
