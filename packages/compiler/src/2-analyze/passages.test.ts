import type { FlowDocument, FlowEdge } from '@countersign/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { graphOf } from '../1-parse/graph.ts';
import { aLargeFlowOfBlocks, randomFlow, structuredFlow } from '../testing/index.ts';
import { blocksOf } from './blocks.ts';
import { passagesOf } from './passages.ts';
import { reach } from './reach.ts';
import { reachJoined } from './reachJoined.ts';

const isFailure = ({ port }: FlowEdge) => port === 'failed';
const isOutput = (edge: FlowEdge) => !isFailure(edge);

/** What one search for each step finds. */
function expectAsSearched(document: FlowDocument): void {
  const graph = graphOf(document);
  const blocks = blocksOf(graph);
  const ids = [...graph.nodes.keys()];
  for (const counts of [isOutput, isFailure]) {
    const passages = passagesOf({ graph, blocks }, counts);
    for (const step of [...ids, 'nobody']) {
      const behind = (graph.leaving.get(step) ?? []).filter(counts).map(({ target }) => target);
      const after = reach(graph, behind);
      const without = reachJoined({ graph, blocks }, (edge) => edge.source !== step || !counts(edge));
      expect(ids.filter((id) => passages.canFollow(id, step))).toEqual(ids.filter((id) => after.has(id)));
      expect(ids.filter((id) => passages.canMiss(id, step))).toEqual(ids.filter((id) => without.has(id)));
      expect(passages.canFollow('nobody', step) || passages.canMiss('nobody', step)).toBe(false);
    }
  }
}

/** The same flow with some wires moved to other ends: loops, ways into branches and out of them, steps nobody reaches. */
const rewired = fc
  .tuple(fc.oneof(structuredFlow, fc.constant(aLargeFlowOfBlocks(40))), fc.array(fc.nat(), { maxLength: 6 }))
  .map(([document, picks]): FlowDocument => {
    const edges = [...document.edges];
    for (const pick of picks) {
      const at = pick % Math.max(1, edges.length);
      const target = document.nodes[Math.floor(pick / 7) % document.nodes.length];
      const edge = edges[at];
      if (edge !== undefined && target !== undefined) edges[at] = { ...edge, target: target.id };
    }
    return { ...document, edges };
  });

it('knows of all pairs of steps what a search for each step finds', () => {
  fc.assert(fc.property(structuredFlow, expectAsSearched), { numRuns: 60, seed: 7 });
  fc.assert(fc.property(randomFlow, expectAsSearched), { numRuns: 100, seed: 7 });
  fc.assert(fc.property(rewired, expectAsSearched), { numRuns: 100, seed: 7 });
});
