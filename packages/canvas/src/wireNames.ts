import type { SceneWire } from '@countersign/drawing';
import { type FlowEdge, type FlowNode, outPorts } from '@countersign/model';
import type { CanvasLabels } from './canvasLabels.ts';

type Named = { readonly from: string; readonly to: string; readonly way: string; readonly name: string };
/** The names that were made, each with what it was made of. */
export type WireNames = WeakMap<FlowEdge, Named>;

type Words = { readonly nodes: readonly FlowNode[]; readonly labels: CanvasLabels };

/** What each wire is called: its step, the way out of it, and where it leads. Typing a title makes only its own wires' names. */
export function wireNames(known: WireNames, { nodes, labels }: Words): (wire: SceneWire) => string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return ({ edge, way }) => {
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)];
    const [from, to] = [source?.title ?? edge.source, target?.title ?? edge.target];
    const old = known.get(edge);
    if (old !== undefined && old.from === from && old.to === to && old.way === way) return old.name;
    const title = way === '' && source !== undefined ? portTitle(source, edge.port) : way;
    const name = labels.connection(from, labels.phrase(title), to);
    known.set(edge, { from, to, way, name });
    return name;
  };
}

const portTitle = (node: FlowNode, port: string): string =>
  outPorts(node).find(({ name }) => name === port)?.title ?? port;
