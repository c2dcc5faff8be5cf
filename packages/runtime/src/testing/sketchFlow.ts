import { compile } from '@countersign/compiler';
import { type Artefact, FlowDocument, type FlowSettings, type WorkspaceId } from '@countersign/model';
import type { MemoryStore } from '../memory/MemoryStore.ts';

export type FlowSketch = {
  readonly nodes: readonly { readonly id: string; readonly kind: string; readonly config?: object }[];
  /** `source.port` → target. */
  readonly wires: { readonly [port: string]: string };
  readonly settings?: Partial<FlowSettings>;
  readonly input?: object;
};

/** A flow in a few lines. */
function sketchFlow({ nodes, wires, settings = {}, input = { type: 'object' } }: FlowSketch): FlowDocument {
  return FlowDocument.parse({
    schema: 'countersign.flow/1',
    name: 'Sketch',
    input,
    settings,
    nodes: nodes.map(({ config = {}, ...node }) => ({
      ...{ ...node, config, title: node.id, position: { x: 0, y: 0 } },
    })),
    edges: Object.entries(wires).map(([wire, target]) => {
      const [source, port] = wire.split('.');
      return { id: wire, source, port, target };
    }),
  });
}

/** Publishes flows one after the other as version 1; each may call itself and those before it. */
export function publishSketches(
  store: MemoryStore,
  workspaceId: WorkspaceId,
  flows: { readonly [slug: string]: FlowSketch },
): { readonly [slug: string]: Artefact } {
  const calledFlows = new Map();
  const artefacts: { [slug: string]: Artefact } = {};
  for (const [slug, sketch] of Object.entries(flows)) {
    const { artefact, diagnostics } = compile(sketchFlow(sketch), { calledFlows, self: slug });
    if (artefact === null)
      throw new Error(diagnostics.map(({ node, message }) => `${node}: ${message}`).join('\n'));
    store.putVersion(workspaceId, { flow: slug, version: 1, artefact });
    const { hash: artefactHash, input, oversight } = artefact;
    calledFlows.set(slug, { slug, version: 1, artefactHash, input, oversight });
    artefacts[slug] = artefact;
  }
  return artefacts;
}
