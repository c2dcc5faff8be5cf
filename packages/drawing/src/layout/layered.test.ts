import {
  applyCommand,
  FlowDocument,
  type FlowNode,
  type NodeKind,
  newNode,
  outPorts,
} from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { blockedWires, overlappingCards, routeWires } from '../routeWires.ts';
import { sceneBoxes, sceneEnds, sceneOf } from '../scene.ts';
import { boxOf } from '../wireEnds.ts';
import { finishPlaces, isClear } from './finishPlaces.ts';
import { fittedNotes } from './fittedNotes.ts';
import { layered } from './layered.ts';
import { layoutGraphOf } from './layoutGraph.ts';

type Extras = Partial<Pick<FlowDocument, 'groups' | 'notes'>>;

/** Steps in one place; `wires` are pairs of indices, each by the next free way out of its first. */
function pile(
  kinds: readonly NodeKind[],
  wires: readonly (readonly [number, number])[],
  extras: Extras = {},
) {
  const nodes = kinds.map(
    (kind, index): FlowNode => ({ ...newNode(kind, { nodes: [] }, { x: 0, y: 0 }), id: `s${index}` }),
  );
  const used = new Map<number, number>();
  const edges = wires.flatMap(([from, to], index) => {
    const source = nodes[from];
    const way = used.get(from) ?? 0;
    used.set(from, way + 1);
    const port = source === undefined ? undefined : outPorts(source)[way];
    return source === undefined || port === undefined
      ? []
      : [{ id: `w${index}`, source: source.id, port: port.name, target: `s${to}` }];
  });
  return FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Pile', nodes, edges, ...extras });
}

function arranged(document: FlowDocument, ids = new Set(document.nodes.map(({ id }) => id))): FlowDocument {
  const moves = finishPlaces(document, layered(layoutGraphOf(document, ids)));
  expect(isClear(document, moves)).toBe(true);
  const applied = applyCommand(document, { type: 'moveNodes', moves });
  if (!applied.ok) throw new Error(applied.problem.message);
  return applied.value.document;
}

function expectClear(document: FlowDocument): void {
  const scene = sceneOf(document);
  const [boxes, wires] = [sceneBoxes(scene), sceneEnds(scene)];
  expect(overlappingCards(boxes)).toEqual([]);
  expect(blockedWires(boxes, wires, routeWires(boxes, wires))).toEqual([]);
}

const many = (count: number, kind: NodeKind): NodeKind[] => Array.from({ length: count }, () => kind);

describe('layered', () => {
  it('gives loops, loops of one step and ways that skip columns their room', () => {
    const wires = [
      [0, 1],
      [1, 2],
      [1, 1],
      [2, 3],
      [2, 1],
      [2, 4],
      [3, 4],
      [3, 1],
    ] as const;
    expectClear(arranged(pile(['trigger', 'agent', 'gate', 'action', 'end'], wires)));
  });

  it('fans out to three hundred steps and in again', () => {
    const branches = Array.from({ length: 300 }, (_, index) => ({
      port: `b${index}`,
      title: `Way ${index}`,
    }));
    const out = branches.map((_, index) => [0, index + 1] as const);
    const back = branches.map((_, index) => [index + 1, 301] as const);
    const document = pile(['parallel', ...many(300, 'action'), 'join'], []);
    const nodes = document.nodes.map((node) =>
      node.kind === 'parallel' ? { ...node, config: { ...node.config, branches } } : node,
    );
    const edges = [
      ...out.map(([, to], index) => ({ id: `o${to}`, source: 's0', port: `b${index}`, target: `s${to}` })),
      ...back.map(([from]) => ({ id: `i${from}`, source: `s${from}`, port: 'done', target: 's301' })),
    ];
    expectClear(arranged({ ...document, nodes, edges }));
  });

  it('sets parts that have nothing to do with each other side by side', () => {
    const document = arranged(pile(many(120, 'action'), []));
    expectClear(document);
    expect(new Set(document.nodes.map(({ position }) => position.x)).size).toBeGreaterThan(5);
  });

  it.each([undefined, true] as const)(
    'keeps a group together and others out of its frame, folded: %s',
    (isFolded) => {
      const groups = [{ id: 'g', title: 'Judging', nodes: ['s1', 's3'], ...(isFolded ? { isFolded } : {}) }];
      const wires = [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [1, 4],
        [3, 2],
      ] as const;
      expectClear(arranged(pile(['trigger', 'agent', 'gate', 'action', 'end'], wires, { groups })));
    },
  );

  it('moves a note out of the way of cards', () => {
    const note = { id: 'n', text: 'Mind the gap', position: { x: 40, y: 40 }, width: 240, height: 120 };
    const wires = [
      [0, 1],
      [1, 2],
    ] as const;
    const document = arranged(
      pile(['trigger', 'agent', 'end'], wires, { notes: [{ ...note, color: 'yellow' }] }),
    );
    expect(document.notes[0]?.position.y).toBeLessThanOrEqual(-120);
  });

  it('takes notes along with their steps, in the size of their words, and lays none on a card or another note', () => {
    const note = (
      id: string,
      text: string,
      [x, y, width, height]: readonly [number, number, number, number],
    ) => ({
      ...{ id, text, width, height },
      ...{ position: { x, y }, color: 'yellow' as const },
    });
    const places = [0, 300, 600, 3_000];
    const frames = [
      note('around', 'What comes in', [-40, -200, 700, 600]),
      note('also', 'Who looks at it', [260, -200, 720, 600]),
      note('last', 'What comes of it', [2_900, -300, 500, 500]),
      note('below', 'Ask Legal before this is changed', [0, 900, 240, 120]),
    ];
    const wires = [
      [0, 1],
      [1, 2],
      [2, 3],
    ] as const;
    const drawn = pile(['trigger', 'agent', 'gate', 'end'], wires, { notes: frames });
    const nodes = drawn.nodes.map((node, index) => ({ ...node, position: { x: places[index] ?? 0, y: 0 } }));
    const ids = new Set(nodes.map(({ id }) => id));
    const fitted = fittedNotes({ ...drawn, nodes }, ids);
    expect(fitted.map(({ id }) => id)).toEqual(['around', 'also', 'last']);
    const notes = drawn.notes.map((one) => fitted.find(({ id }) => id === one.id) ?? one);
    const document = arranged({ ...drawn, nodes, notes });
    const boxes = [
      ...document.nodes.map(boxOf),
      ...document.notes.map((one) => ({ ...one, ...one.position })),
    ];
    expect(overlappingCards(boxes)).toEqual([]);
    const last = document.nodes[3]?.position.x ?? 0;
    expect(last).toBeLessThan(3_000);
    expect(Math.abs((document.notes[2]?.position.x ?? 0) - last)).toBeLessThan(400);
    expect(document.notes[2]?.height).toBeLessThan(100);
  });

  it('leaves notes of steps that stay where they are', () => {
    const apart = { id: 'n', text: 'Apart', position: { x: 4_200, y: 0 }, width: 240, height: 120 };
    const drawn = pile(['trigger', 'agent', 'end'], [[0, 1]], { notes: [{ ...apart, color: 'yellow' }] });
    const nodes = drawn.nodes.map((node, index) => ({ ...node, position: { x: index * 1_900, y: 0 } }));
    const document = arranged({ ...drawn, nodes }, new Set(['s0', 's1']));
    expect(document.notes[0]?.position).toEqual(apart.position);
  });

  it('covers no step that was not to be moved', () => {
    const document = pile(
      ['trigger', 'agent', 'end', 'action'],
      [
        [0, 1],
        [1, 2],
      ],
    );
    const staying = {
      ...document,
      nodes: document.nodes.map((node) => ({ ...node, position: { x: 352, y: 0 } })),
    };
    expectClear(arranged(staying, new Set(['s0', 's1', 's2'])));
  });

  it('arranges five thousand steps', () => {
    const kinds = Array.from({ length: 5_000 }, (_, index): NodeKind => (index % 3 === 0 ? 'gate' : 'agent'));
    const wires = kinds.flatMap((_, index) => [
      [index, index + 1 + (index % 7)] as const,
      [index, index % 11 === 0 ? Math.max(0, index - 20) : index + 9] as const,
    ]);
    const document = pile(
      kinds,
      wires.filter(([, to]) => to < 5_000),
    );
    arranged(document);
  });
});
