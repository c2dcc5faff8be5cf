import { nodeById } from '../document/edges.ts';
import type { FlowDocument } from '../document/flow.ts';
import { canBeEntered, outPorts } from '../document/ports.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';

/** One end of a wire to be drawn. */
export type Wire = { readonly source: string; readonly port: string; readonly target: string };

/** Whether a wire may be drawn, with the reason in words when it may not. A port that has a wire gets it moved. */
export function canConnect(document: FlowDocument, wire: Wire): Result<Wire, Problem> {
  const source = nodeById(document, wire.source);
  const target = nodeById(document, wire.target);
  if (source === undefined) return refuse(`There is no step "${wire.source}".`, wire.source);
  if (target === undefined) return refuse(`There is no step "${wire.target}".`, wire.target);
  if (!outPorts(source).some((port) => port.name === wire.port)) {
    return refuse(`"${source.title}" has no port "${wire.port}".`, source.id);
  }
  if (!canBeEntered(target)) {
    return refuse(`"${target.title}" starts the flow, so nothing can lead to it.`, target.id);
  }
  if (source.id === target.id) return refuse(`"${source.title}" cannot lead straight to itself.`, source.id);
  return ok(wire);
}

const refuse = (message: string, at: string) => fail(problem('connection_refused', message, at));
