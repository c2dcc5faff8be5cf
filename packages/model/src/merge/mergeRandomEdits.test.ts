import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand } from '../commands/applyCommand.ts';
import type { Command } from '../commands/command.ts';
import { FlowDocument } from '../document/flow.ts';
import { newNode } from '../document/newNode.ts';
import { NODE_KINDS } from '../document/node.ts';
import { outPorts } from '../document/ports.ts';
import { canonicalJson } from '../hash.ts';
import type { Json } from '../json.ts';
import { aFlow, done, set, wire } from '../testing/aFlow.ts';
import type { Side } from './mergeConflict.ts';
import { mergeFlows } from './mergeFlows.ts';

type Dice = { readonly kind: number; readonly first: number; readonly second: number; readonly text: string };
const dice = fc.record({
  kind: fc.nat(200),
  first: fc.nat(40),
  second: fc.nat(40),
  text: fc.string({ maxLength: 8 }),
});
const throws = fc.array(dice, { minLength: 1, maxLength: 6 });

/** A random edit of the steps that `may` allows; `tag` keeps ids of two sides apart. */
function edit(
  document: FlowDocument,
  { kind, first, second, text }: Dice,
  { may, tag }: { may: (id: string) => boolean; tag: string },
): FlowDocument {
  const nodes = document.nodes.filter((node) => may(node.id));
  const node = nodes[first % Math.max(nodes.length, 1)];
  const other = nodes[second % Math.max(nodes.length, 1)];
  const port = node && outPorts(node)[second % Math.max(outPorts(node).length, 1)];
  const fresh = NODE_KINDS[1 + (second % (NODE_KINDS.length - 1))] ?? 'end';
  const position = { x: first, y: second };
  const commands: readonly (Command | undefined)[] = [
    { type: 'addNode', node: { ...newNode(fresh, document, position), id: `${tag}${first}`, title: tag } },
    node && { type: 'removeNodes', nodes: [node.id] },
    node && { type: 'moveNodes', moves: [{ id: node.id, position }] },
    node && { type: 'setTitle', node: node.id, title: text || 'Step' },
    node && { type: 'renameNode', node: node.id, to: `${tag}r${second}`, checkpoint: 'keep' },
    node && other && port && wire(node.id, port.name, other.id, `${tag}-${first}-${second}`),
    node?.kind === 'gate'
      ? set(document, node.id, { stakes: second % 2 === 0 ? 'high' : 'low', question: text || '?' })
      : undefined,
    node?.kind === 'agent' ? set(document, node.id, { retries: second % 9 }) : undefined,
    {
      type: 'addNote',
      note: { id: `${tag}n${first}`, text, position, width: 90, height: 90, color: 'pink' },
    },
    node &&
      other && {
        type: 'putGroup',
        group: {
          id: `${tag}g${first % 3}`,
          title: text || 'Group',
          nodes: [...new Set([node.id, other.id])],
        },
      },
  ];
  const command = commands[kind % commands.length];
  const applied = command && applyCommand(document, command);
  return applied?.ok ? applied.value.document : document;
}

/** Whatever the order of the lists and the ids of wires. */
const meaning = (document: FlowDocument): string =>
  canonicalJson({
    ...document,
    nodes: document.nodes.toSorted(byId),
    edges: document.edges.map(({ source, port, target }) => `${source}.${port} ${target}`).sort(),
    notes: document.notes.toSorted(byId),
    groups: (document.groups ?? [])
      .map((group) => ({ ...group, nodes: group.nodes.toSorted() }))
      .toSorted(byId),
  } as unknown as Json);
const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

describe('mergeFlows of random edits', () => {
  const left = ['trigger', 'agent', 'exception'];
  // No text names a step of the other half: a rename would be an edit there.
  const plain = done(aFlow(), set(aFlow(), 'gate', { question: 'Right?' }));
  const rejected = { ...newNode('end', plain, { x: 900, y: 400 }), id: 'rejected' };
  const base = done(plain, { type: 'addNode', node: rejected });
  const anything = { may: () => true, tag: 'a' };

  it('is the changed side when the other changed nothing', () => {
    fc.assert(
      fc.property(throws, (all) => {
        const changed = all.reduce((flow, one) => edit(flow, one, anything), base);
        const bytes = JSON.stringify(changed);
        const copy = JSON.parse(JSON.stringify(base)) as FlowDocument;
        return (
          JSON.stringify(mergeFlows({ base, mine: copy, theirs: changed }).document) === bytes &&
          JSON.stringify(mergeFlows({ base, mine: changed, theirs: copy }).document) === bytes
        );
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  it('always gives a flow, whole wires, no id twice, and every conflict once', () => {
    let disputed = 0;
    fc.assert(
      fc.property(throws, throws, fc.constantFrom<Side>('mine', 'theirs'), (one, two, otherwise) => {
        const mine = one.reduce((flow, each) => edit(flow, each, anything), base);
        const theirs = two.reduce((flow, each) => edit(flow, each, anything), base);
        const { document, conflicts } = mergeFlows({ base, mine, theirs }, { otherwise });
        const read = FlowDocument.parse(JSON.parse(JSON.stringify(document)));
        expect(JSON.stringify(read) === JSON.stringify(document)).toBe(true);
        const ids = new Set(document.nodes.map(({ id }) => id));
        expect(ids.size).toBe(document.nodes.length);
        expect(document.edges.every((edge) => ids.has(edge.source) && ids.has(edge.target))).toBe(true);
        expect(new Set(document.edges.map(({ source, port }) => `${source}.${port}`)).size).toBe(
          document.edges.length,
        );
        expect(new Set(document.edges.map(({ id }) => id)).size).toBe(document.edges.length);
        const members = document.groups?.flatMap(({ nodes }) => nodes) ?? [];
        expect(new Set(members).size).toBe(members.length);
        expect(members.every((id) => ids.has(id))).toBe(true);
        expect(conflicts.some(({ part, pointer }) => part === 'flow' && pointer === '')).toBe(false);
        expect(new Set(conflicts.map(({ key }) => key)).size).toBe(conflicts.length);
        disputed += conflicts.length;
      }),
      { numRuns: 700, seed: 12 },
    );
    expect(disputed).toBeGreaterThan(50);
  });

  it('disputes the same things seen from either side', () => {
    fc.assert(
      fc.property(throws, throws, (one, two) => {
        const mine = one.reduce((flow, each) => edit(flow, each, { ...anything, tag: 'a' }), base);
        const theirs = two.reduce((flow, each) => edit(flow, each, { ...anything, tag: 'b' }), base);
        const here = mergeFlows({ base, mine, theirs }, { otherwise: 'mine' });
        const there = mergeFlows({ base, mine: theirs, theirs: mine }, { otherwise: 'theirs' });
        expect(there.conflicts.map(({ key }) => key).sort()).toEqual(
          here.conflicts.map(({ key }) => key).sort(),
        );
        expect(meaning(there.document)).toBe(meaning(here.document));
      }),
      { numRuns: 400, seed: 13 },
    );
  });

  it('is both sequences one after the other when they touch different steps', () => {
    fc.assert(
      fc.property(throws, throws, (one, two) => {
        const isLeft = (id: string) => left.includes(id) || id.startsWith('a');
        const mineOf = (flow: FlowDocument) =>
          one.reduce((now, each) => edit(now, each, { may: isLeft, tag: 'a' }), flow);
        const theirsOf = (flow: FlowDocument) =>
          two.reduce((now, each) => edit(now, each, { may: (id) => !isLeft(id), tag: 'b' }), flow);
        const { document, conflicts } = mergeFlows({ base, mine: mineOf(base), theirs: theirsOf(base) });
        expect(conflicts).toEqual([]);
        expect(meaning(document)).toBe(meaning(theirsOf(mineOf(base))));
      }),
      { numRuns: 400, seed: 14 },
    );
  });
});
