import type { Graph } from '../1-parse/graph.ts';

/**
 * The agents whose proposal a run may carry when it enters a node: those met first when walking back. A failed agent
 * leaves the proposal before it in place, so the walk goes on past its `failed` port.
 */
export function nearestAgents(graph: Graph, node: string): ReadonlySet<string> {
  const agents = new Set<string>();
  const seen = new Set<string>();
  const open = [node];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { source, port } of graph.entering.get(id) ?? []) {
      if (graph.nodes.get(source)?.kind === 'agent' && port !== 'failed') agents.add(source);
      else if (!seen.has(source)) {
        seen.add(source);
        open.push(source);
      }
    }
  }
  return agents;
}
