import type { FlowEdge } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { reachJoined } from '../reachJoined.ts';
import type { Rule } from '../rule.ts';

/** A flow that calls itself has a way to an end on which it does not. A list may be empty, so "for each" always has one. */
export const recursion: Rule = (flow) => {
  const { document, reachable, calleeOf } = flow;
  const calls = document.nodes.filter(
    (node) => node.kind === 'subflow' && reachable.has(node.id) && calleeOf(node.config.flow).type === 'self',
  );
  const [first] = calls;
  if (first === undefined) return [];
  const ids = new Set(calls.map(({ id }) => id));
  const reached = reachJoined(flow, ({ source }: FlowEdge) => !ids.has(source));
  if (document.nodes.some(({ id, kind }) => kind === 'end' && reached.has(id))) return [];
  return [
    diagnose('recursion_without_end', {
      node: first.id,
      field: '/flow',
      holes: { title: first.title },
      data: { nodes: [...ids] },
    }),
  ];
};
