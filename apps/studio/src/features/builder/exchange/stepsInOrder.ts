import { type FlowDocument, type FlowNode, outPorts } from '@countersign/model';

/** The steps as a run would come to them, each once, the usual ways first; what is never reached comes last. */
export function stepsInOrder({ nodes, edges }: FlowDocument): FlowNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const targets = new Map(edges.map((edge) => [`${edge.source}.${edge.port}`, edge.target]));
  const ordered = new Set<FlowNode>();
  const waiting = nodes.filter(({ kind }) => kind === 'trigger');
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    if (ordered.has(node)) continue;
    ordered.add(node);
    for (const { name } of outPorts(node)) {
      const next = byId.get(targets.get(`${node.id}.${name}`) ?? '');
      if (next !== undefined && !ordered.has(next)) waiting.push(next);
    }
  }
  return [...ordered, ...nodes.filter((node) => !ordered.has(node))];
}
