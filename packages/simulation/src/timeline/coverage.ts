import { type Artefact, type FlowDocument, outPorts, type RunEventDraft } from '@countersign/model';
import type { Simulation } from '../play/simulation.ts';

/** A way out of a step. */
export type PortName = { readonly node: string; readonly port: string };

/** Which connected ways out of the steps were taken, over everything that was simulated. */
export type Coverage = {
  /** `node/port` of every port that was taken. */
  readonly taken: ReadonlySet<string>;
  readonly covered: readonly PortName[];
  readonly uncovered: readonly PortName[];
};

export const portKey = ({ node, port }: PortName): string => `${node}/${port}`;

/** The ports that lead on to another step, in the order of the flow's steps. */
export const portsOf = ({ nodes }: Artefact): readonly PortName[] =>
  Object.entries(nodes).flatMap(([node, { node: drawn, next }]) =>
    outPorts(drawn)
      .filter(({ name }) => next[name] !== undefined)
      .map(({ name }) => ({ node, port: name })),
  );

/** How much of the flow these states have been through. */
export function coverageOf(artefact: Artefact, states: Iterable<Simulation>): Coverage {
  const taken = new Set<string>();
  for (const { runs } of states) for (const { events } of runs) takePorts(events, taken);
  return coverageBy(artefact, taken);
}

/** The same, for the ports that were taken. */
export function coverageBy(artefact: Artefact, taken: ReadonlySet<string>): Coverage {
  const ports = portsOf(artefact);
  return {
    taken,
    covered: ports.filter((port) => taken.has(portKey(port))),
    uncovered: ports.filter((port) => !taken.has(portKey(port))),
  };
}

function takePorts(events: readonly RunEventDraft[], taken: Set<string>): void {
  for (const { type, node, data } of events) {
    if (type !== 'port.taken' || node === undefined) continue;
    taken.add(portKey({ node, port: (data as { port: string }).port })); // safe: written by the engine
  }
}

/** The share of connected ports that was taken, between 0 and 1; 1 for a flow without any. */
export const coveredShare = ({ covered, uncovered }: Coverage): number =>
  covered.length + uncovered.length === 0 ? 1 : covered.length / (covered.length + uncovered.length);

/** The wires of the drawing whose port was taken. */
export const takenEdges = ({ edges }: FlowDocument, { taken }: Coverage): readonly string[] =>
  edges.filter(({ source, port }) => taken.has(portKey({ node: source, port }))).map(({ id }) => id);
