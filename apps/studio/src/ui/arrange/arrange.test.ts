import { readFile } from 'node:fs/promises';
import {
  blockedWires,
  overlappingCards,
  routeWires,
  sceneBoxes,
  sceneEnds,
  sceneOf,
} from '@countersign/drawing';
import { applyCommand, type FlowDocument, newNode, outPorts } from '@countersign/model';
import Elk from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { chooseMoves } from './chooseMoves.ts';
import { elkGraph, placesOf } from './elkPlaces.ts';

/** A flow whose steps all stand in one place: each step's ways lead one, two and five steps on, and one leads back. */
function pile(size: number): FlowDocument {
  const kinds = ['trigger', 'agent', 'exception', 'gate', 'action', 'branch', 'end'] as const;
  const nodes = Array.from({ length: size }, (_, index) => ({
    ...newNode(index === 0 ? 'trigger' : (kinds[1 + (index % 6)] ?? 'end'), { nodes: [] }, { x: 0, y: 0 }),
    id: `step${index}`,
  }));
  const edges = nodes.flatMap((node, index) =>
    outPorts(node).flatMap((port, way) => {
      const target =
        nodes[index % 9 === 8 && way === 1 ? Math.max(1, index - 4) : index + ([1, 2, 5][way] ?? 3)];
      if (target === undefined || target.id === 'step0') return [];
      return [{ id: `${node.id}_${port.name}`, source: node.id, port: port.name, target: target.id }];
    }),
  );
  return {
    schema: 'countersign.flow/1',
    name: 'Pile',
    description: '',
    input: {},
    nodes,
    edges,
    notes: [],
    settings: { visitLimit: 50, timeZone: 'UTC' },
  } as FlowDocument; // safe: the steps are made by the model
}

/** An example with a loop: an editor sends a text back to its author. */
async function published(): Promise<FlowDocument> {
  const file = new URL('../../../../../examples/content-publishing/flow.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as FlowDocument; // safe: the examples are checked elsewhere
}

describe('arrange', () => {
  it.each([8, 30, 60])(
    'covers no card and leads no wire through one, of %d steps',
    async (size) => {
      const document = pile(size);
      const ids = new Set(document.nodes.map(({ id }) => id));
      const proposed = placesOf(await new Elk().layout(elkGraph(document, ids)));
      const moves = chooseMoves({ document, ids, proposed });
      const applied = applyCommand(document, { type: 'moveNodes', moves });
      if (!applied.ok) throw new Error(applied.problem.message);
      const scene = sceneOf(applied.value.document);
      const [boxes, wires] = [sceneBoxes(scene), sceneEnds(scene)];
      expect(overlappingCards(boxes)).toEqual([]);
      expect(blockedWires(boxes, wires, routeWires(boxes, wires))).toEqual([]);
    },
    60_000,
  );

  it('begins at the left and turns back only what leads back', async () => {
    const document = await published();
    const ids = new Set(document.nodes.map(({ id }) => id));
    const places = placesOf(await new Elk().layout(elkGraph(document, ids)));
    const x = (id: string) => places.get(id)?.x ?? Number.NaN;
    const start = document.nodes.find(({ kind }) => kind === 'trigger')?.id ?? '';
    expect(document.nodes.filter(({ id }) => id !== start && x(id) <= x(start))).toEqual([]);
    const back = document.edges.filter(({ source, target }) => !(x(target) > x(source)));
    expect(back.map(({ source, port }) => [source, port])).toEqual([['editorDesk', 'sentBack']]);
  });
});
