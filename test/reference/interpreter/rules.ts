import type { CompileEnvironment } from '@countersign/compiler';
import type { CalledVersion, FlowDocument, FlowEdge, FlowNode } from '@countersign/model';

/** A flow as the interpreter reads it: the drawing itself, looked up by hand. */
export type Rules = {
  readonly flow: FlowDocument;
  readonly environment: CompileEnvironment;
};

/** The node of this id. */
export function nodeOf({ flow }: Rules, id: string): FlowNode {
  const node = flow.nodes.find((candidate) => candidate.id === id);
  if (node === undefined) throw new Error(`The flow has no node "${id}"`);
  return node;
}

/** The wire that leaves a node by a port; undefined when nothing is connected there. */
export const wireOf = ({ flow }: Rules, source: string, port: string): FlowEdge | undefined =>
  flow.edges.find((edge) => edge.source === source && edge.port === port);

/** The version that a call of this flow reaches; null when nobody looked it up. */
export function calledBy({ environment }: Rules, slug: string): CalledVersion | null {
  if (environment.calledFlows === undefined) return null;
  if (slug === environment.self) return { flow: slug, version: 'self', artefactHash: null };
  const called = environment.calledFlows.get(slug);
  return called === undefined
    ? null
    : { flow: slug, version: called.version, artefactHash: called.artefactHash };
}
