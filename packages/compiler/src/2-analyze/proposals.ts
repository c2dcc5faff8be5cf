import type { FlowEdge } from '@countersign/model';
import type { Graph } from '../1-parse/graph.ts';
import type { Blocks } from './blocks.ts';

type Drawing = { readonly graph: Graph; readonly blocks: Blocks };

/**
 * The agents whose proposal a run may carry when it enters each node, at most two of them: whether there is none, one or
 * several is all that anybody asks. A failed agent leaves the proposal before it in place; after a join the one from
 * before the parallel step holds again.
 */
export function agentsBeforeEach({ graph, blocks }: Drawing): ReadonlyMap<string, ReadonlySet<string>> {
  const agents = new Map([...graph.nodes.keys()].map((id) => [id, new Set<string>()]));
  const open = [...graph.nodes.keys()];
  const add = (node: string, found: Iterable<string>) => {
    const known = agents.get(node);
    if (known === undefined) return;
    const before = known.size;
    for (const agent of found) if (known.size < 2) known.add(agent);
    if (known.size > before) open.push(node);
  };
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const held = agents.get(id) ?? [];
    const isAgent = graph.nodes.get(id)?.kind === 'agent';
    const join = blocks.joins.get(id);
    if (join !== undefined) add(join, held);
    for (const edge of graph.leaving.get(id) ?? []) {
      if (blocks.parallels.has(edge.target)) continue;
      add(edge.target, isAgent && edge.port !== 'failed' ? [id] : held);
    }
  }
  return agents;
}

/** The nodes to which a run can come without any proposal. */
export function nodesWithoutProposal({ graph, blocks }: Drawing): ReadonlySet<string> {
  const reached = new Set(graph.start === null ? [] : [graph.start]);
  // A set is walked in the order in which it grows.
  for (const id of reached) {
    const join = blocks.joins.get(id);
    if (join !== undefined) reached.add(join);
    for (const edge of graph.leaving.get(id) ?? []) {
      if (!blocks.parallels.has(edge.target) && !bringsProposal(graph, edge)) reached.add(edge.target);
    }
  }
  return reached;
}

/** An agent makes a proposal; where there is none, a gate takes what its reviewer approves as the proposal. */
function bringsProposal(graph: Graph, { source, port }: FlowEdge): boolean {
  const kind = graph.nodes.get(source)?.kind;
  return (kind === 'agent' && port !== 'failed') || (kind === 'gate' && port === 'approved');
}
