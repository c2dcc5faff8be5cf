import type { PathMark } from '@countersign/canvas';
import type { Diagnostic, FlowDocument } from '@countersign/model';

/** The steps and wires of the way that a finding is about; undefined for findings about a single place. */
export function pathOfFinding({ data }: Diagnostic, { edges }: FlowDocument): PathMark | undefined {
  const nodes = texts(data?.['path']);
  if (nodes.length < 2) return undefined;
  const named = texts(data?.['edges']);
  return {
    nodes,
    edges: named.length > 0 ? named : nodes.flatMap((node, at) => between(node, nodes[at + 1])),
  };

  function between(source: string, target: string | undefined): string[] {
    const edge = edges.find((one) => one.source === source && one.target === target);
    return edge === undefined ? [] : [edge.id];
  }
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
