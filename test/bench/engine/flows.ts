import { FlowDocument } from '@countersign/model';

type Parts = { readonly nodes: object[]; readonly edges: object[] };

/** A flow of so many states: agents, gates and actions in turn, one after the other. */
export function aChainOf(states: number): FlowDocument {
  const parts: Parts = { nodes: [], edges: [] };
  addNode(parts, 'start', 'trigger', {});
  addNode(parts, 'done', 'end', { outcome: 'done' });
  addNode(parts, 'refused', 'end', { outcome: 'refused' });
  const first = addChain(parts, { prefix: 'n', length: states - 4, last: 'done' });
  addEdge(parts, 'start', 'next', first);
  return documentOf(parts);
}

/** The same in two branches of a parallel step. */
export function branchesOf(states: number): FlowDocument {
  const parts: Parts = { nodes: [], edges: [] };
  const branches = ['a', 'b'].map((port) => ({ port, title: port }));
  addNode(parts, 'start', 'trigger', {});
  addNode(parts, 'both', 'parallel', { branches });
  addNode(parts, 'join', 'join', {});
  addNode(parts, 'done', 'end', { outcome: 'done' });
  addNode(parts, 'refused', 'end', { outcome: 'refused' });
  addEdge(parts, 'start', 'next', 'both');
  addEdge(parts, 'join', 'next', 'done');
  for (const { port } of branches) {
    const length = Math.floor((states - 10) / 2);
    addEdge(parts, 'both', port, addChain(parts, { prefix: port, length, last: 'join' }));
  }
  return documentOf(parts);
}

/** Answers the id of the first step. */
function addChain(
  parts: Parts,
  { prefix, length, last }: { prefix: string; length: number; last: string },
): string {
  for (let index = 0; index < length; index += 1) {
    const id = `${prefix}${index}`;
    const next = index + 1 < length ? `${prefix}${index + 1}` : last;
    LINKS[index % LINKS.length]?.(parts, id, next);
  }
  return `${prefix}0`;
}

type AddLink = (parts: Parts, id: string, next: string) => void;

const LINKS: readonly AddLink[] = [
  (parts, id, next) => {
    const rules = [{ when: 'true', decision: 'pay', confidence: 0.9, summary: 'Pay {{ input.order }}' }];
    addNode(parts, id, 'agent', { provider: { type: 'rules', rules } });
    addEdge(parts, id, 'proposed', next);
  },
  (parts, id, next) => {
    addNode(parts, id, 'gate', { question: 'Pay {{ input.order }}?' });
    addEdge(parts, id, 'approved', next);
    addEdge(parts, id, 'rejected', 'refused');
  },
  (parts, id, next) => {
    const operation = { type: 'http', url: 'https://pay.example.com/{{ input.order }}' };
    addNode(parts, id, 'action', { operation, reversible: true });
    addEdge(parts, id, 'done', next);
  },
];

function addNode({ nodes }: Parts, id: string, kind: string, config: object): void {
  nodes.push({ id, kind, title: id, config, position: { x: 0, y: 0 } });
}

function addEdge({ edges }: Parts, source: string, port: string, target: string): void {
  edges.push({ id: `${source}-${port}`, source, port, target });
}

function documentOf({ nodes, edges }: Parts): FlowDocument {
  const input = { type: 'object', properties: { order: { type: 'string' } }, required: ['order'] };
  return FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Bench', input, nodes, edges });
}
