import { diagnose } from '../../catalogue/diagnose.ts';
import { removeWire } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** A correction begins a run of its own, which cannot begin in the middle of a branch. */
export const correctedInBranch: Rule = ({ document, graph, blocks }) =>
  document.nodes.flatMap(({ id, kind, title }) => {
    const lane = blocks.laneOf(id);
    if (kind !== 'sampler' || lane === null) return [];
    const wire = graph.leaving.get(id)?.find(({ port }) => port === 'corrected');
    if (wire === undefined) return [];
    return diagnose('corrected_in_branch', {
      node: id,
      edge: wire.id,
      holes: { title, parallel: graph.nodes.get(lane.parallel)?.title ?? lane.parallel },
      fix: removeWire(wire.id),
    });
  });
