import {
  applyCommand,
  type Command,
  FlowDocument,
  type FlowNode,
  freeEdgeId,
  type JsonObject,
  NODE_KINDS,
  newNode,
  outPorts,
  type Patch,
} from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChecker, validate } from './index.ts';
import { aLargeFlow } from './testing/aLargeFlow.ts';
import { randomFlow } from './testing/randomFlows.ts';
import { readSample, sampleNames } from './testing/readSample.ts';
import { AROUND_STRUCTURED_FLOWS, structuredFlow } from './testing/structuredFlow.ts';

/** `FUZZ_RUNS=10000` looks longer and elsewhere; fast-check prints the seed of what it finds. */
const FUZZ_RUNS = process.env['FUZZ_RUNS'];
const RUNS = Number(FUZZ_RUNS ?? 100);
const CHANCE = FUZZ_RUNS === undefined ? { seed: 1 } : {};

/** Which edit, and the numbers that choose what it is about. */
const edit = fc.record({ type: fc.nat(8), one: fc.nat(9_999), other: fc.nat(9_999) });
type Edit = { readonly type: number; readonly one: number; readonly other: number };

const drawing = fc.oneof(
  randomFlow,
  structuredFlow,
  fc
    .constantFrom(...sampleNames())
    .map((name) => FlowDocument.safeParse(readSample(name).document).data ?? null),
);

const TEXTS = [
  'input.amount > 3',
  'steps.gate.by',
  'proposal.confidence',
  'input.',
  '{{ input.x }} of {{ now }}',
];

/** The command of an edit; null where the document has nothing to do it to. */
function commandOf(document: FlowDocument, { type, one, other }: Edit): Command | null {
  const node = document.nodes[one % Math.max(1, document.nodes.length)];
  const second = document.nodes[other % Math.max(1, document.nodes.length)];
  const edge = document.edges[one % Math.max(1, document.edges.length)];
  if (node === undefined || second === undefined) return null;
  switch (type) {
    case 0:
      return { type: 'setTitle', node: node.id, title: `Title ${other}` };
    case 1:
      return { type: 'setConfig', node: node.id, config: withText(node, TEXTS[other % TEXTS.length] ?? '') };
    case 2:
      return edge === undefined ? null : { type: 'disconnect', edges: [edge.id] };
    case 3: {
      const ports = outPorts(node);
      const port = ports[other % Math.max(1, ports.length)]?.name;
      const id = freeEdgeId(node.id, port ?? '', new Set(document.edges.map((wire) => wire.id)));
      return port === undefined
        ? null
        : { type: 'connect', edge: { id, source: node.id, port, target: second.id } };
    }
    case 4:
      return { type: 'removeNodes', nodes: [node.id] };
    case 5:
      return {
        type: 'addNode',
        node: newNode(NODE_KINDS[other % NODE_KINDS.length] ?? 'end', document, { x: one, y: other }),
      };
    case 6:
      return { type: 'moveNodes', moves: [{ id: node.id, position: { x: one, y: other } }] };
    case 7:
      return {
        type: 'setInput',
        input: { type: 'object', properties: { [`f${other % 3}`]: { type: 'number' } } },
      };
    default:
      return { type: 'renameNode', node: node.id, to: `step${other % 7}`, checkpoint: 'follow' };
  }
}

/** Puts a text into the first expression or template of a step that has one. */
function withText(node: FlowNode, text: string): JsonObject {
  const config = JSON.stringify(node.config);
  return JSON.parse(
    config.replace(/"(when|value|question|subject|output|summary)":"(?:[^"\\]|\\.)*"/, (_, key: string) =>
      JSON.stringify({ [key]: text }).slice(1, -1),
    ),
  ) as JsonObject;
}

describe('a checker', () => {
  it('finds after every edit what a look at the whole document finds', {
    timeout: 120_000 + RUNS * 50,
  }, () => {
    let checked = 0;
    fc.assert(
      fc.property(
        drawing,
        fc.array(edit, { maxLength: 25 }),
        fc.array(fc.boolean()),
        (start, edits, undone) => {
          if (start === null) return;
          const check = createChecker();
          let document = start;
          const past: Patch[] = [];
          for (const [index, one] of edits.entries()) {
            const back = undone[index] === true ? past.pop() : undefined;
            const command = back ?? commandOf(document, one);
            const applied = command === null ? undefined : applyCommand(document, command);
            if (applied?.ok !== true) continue;
            document = applied.value.document;
            if (back === undefined) past.push(applied.value.inverse);
            expect(check(document, AROUND_STRUCTURED_FLOWS)).toEqual(
              validate(document, AROUND_STRUCTURED_FLOWS),
            );
            checked += 1;
          }
        },
      ),
      { numRuns: RUNS, ...CHANCE },
    );
    expect(checked).toBeGreaterThan(RUNS * 3);
  });

  it('refuses what has the wrong shape like a look at the whole', () => {
    const document = FlowDocument.parse(readSample('approval-valid').document);
    const broken = {
      ...document,
      nodes: [...document.nodes, { id: 'x', kind: 'gate' } as unknown as FlowNode],
    };
    const check = createChecker();
    expect(check(document)).toEqual(validate(document));
    expect(check(broken)).toEqual(validate(broken));
    expect(check(broken)[0]?.code).toBe('document_invalid');
    expect(check(document)).toEqual(validate(document));
  });

  it.each([
    ['the title of a step', (flow: FlowDocument, at: number) => changed(flow, at, { title: `Title ${at}` })],
    [
      'an expression',
      (flow: FlowDocument, at: number) =>
        changed(flow, at, { config: { set: [{ name: 'net', value: `input.amount + ${at}` }] } }),
    ],
    [
      'a wire',
      (flow: FlowDocument, at: number) => ({ ...flow, edges: flow.edges.filter((_, i) => i !== at) }),
    ],
  ])(
    'looks at %s of a flow of a thousand steps again within 50 ms of processor time',
    (_, change) => {
      const flow = aLargeFlow(1_000);
      const check = createChecker();
      check(flow);
      // The first tries pay for starting up, and others may share the caches of a busy machine.
      let best = Number.POSITIVE_INFINITY;
      for (let tries = 0; tries < 20; tries += 1) {
        const edited = change(flow, 3 + 7 * tries);
        const before = process.threadCpuUsage();
        check(edited);
        const { user, system } = process.threadCpuUsage(before);
        best = Math.min(best, (user + system) / 1_000);
      }
      expect(best).toBeLessThan(50);
    },
    60_000,
  );
});

const changed = (flow: FlowDocument, at: number, change: object): FlowDocument => ({
  ...flow,
  // safe: the change is of the kind of the step that stands there
  nodes: flow.nodes.map((node, index) => (index === at ? ({ ...node, ...change } as FlowNode) : node)),
});
