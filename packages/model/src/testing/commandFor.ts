import type { Command, CommandType } from '../commands/command.ts';
import type { FlowDocument } from '../document/flow.ts';
import { copyFragment } from '../document/fragment.ts';
import { newNode } from '../document/newNode.ts';
import { NODE_KINDS } from '../document/node.ts';
import { outPorts } from '../document/ports.ts';
import type { Scenario } from '../document/scenario.ts';
import type { JsonObject } from '../json.ts';

/** The random numbers of one command. */
export type Dice = {
  readonly kind: number;
  readonly first: number;
  readonly second: number;
  readonly text: string;
};

const pick = <TItem>(items: readonly TItem[], index: number): TItem | undefined =>
  items[index % items.length];

/** A scenario that was played to its end. */
export const aScenario = (id: string, text: string): Scenario => ({
  id,
  name: text || 'Played',
  start: { input: { text }, startedAt: '2026-03-04T09:00:00.000Z', samples: 'none' },
  script: [{ type: 'passTime' }],
  expect: { status: 'ended', outcome: null, steps: ['trigger'] },
});

/** Makes a command of random numbers that has a good chance to fit the document; `undefined` when nothing fits. */
export function commandFor(document: FlowDocument, dice: Dice, another: FlowDocument): Command | undefined {
  const node = pick(document.nodes, dice.first);
  const other = pick(document.nodes, dice.second);
  const edge = pick(document.edges, dice.first);
  const note = pick(document.notes, dice.first);
  const kind = pick(NODE_KINDS, dice.second) ?? 'end';
  const position = { x: dice.first * 10, y: dice.second * 10 };
  const makers: { readonly [TType in Exclude<CommandType, 'patch' | 'batch'>]: () => Command | undefined } = {
    addNode: () => ({ type: 'addNode', node: newNode(kind, document, position) }),
    removeNodes: () => node && { type: 'removeNodes', nodes: [node.id] },
    moveNodes: () => node && { type: 'moveNodes', moves: [{ id: node.id, position }] },
    setTitle: () => node && { type: 'setTitle', node: node.id, title: dice.text || 'Step' },
    setConfig: () =>
      node && {
        type: 'setConfig',
        node: node.id,
        config: newNode(node.kind, { nodes: [] }, position).config as JsonObject,
      },
    renameNode: () =>
      node && { type: 'renameNode', node: node.id, to: `renamed${dice.second}`, checkpoint: 'keep' },
    connect: () => {
      const port = node && pick(outPorts(node), dice.second);
      if (!node || !port || !other) return undefined;
      return {
        type: 'connect',
        edge: { id: `wire-${dice.first}-${dice.second}`, source: node.id, port: port.name, target: other.id },
      };
    },
    disconnect: () => edge && { type: 'disconnect', edges: [edge.id] },
    insertOnEdge: () =>
      edge && { type: 'insertOnEdge', edge: edge.id, node: newNode(kind, document, position) },
    addNote: () => ({
      type: 'addNote',
      note: { id: `note${dice.first}`, text: dice.text, position, width: 100, height: 100, color: 'blue' },
    }),
    updateNote: () => note && { type: 'updateNote', note: { ...note, text: dice.text } },
    removeNotes: () => note && { type: 'removeNotes', notes: [note.id] },
    setDetails: () => ({ type: 'setDetails', name: dice.text || 'Flow', description: dice.text }),
    setInput: () => ({ type: 'setInput', input: { type: 'object', title: dice.text } }),
    setOrigin: () =>
      node && {
        type: 'setOrigin',
        node: node.id,
        origin:
          dice.second % 3 === 0
            ? null
            : { format: 'n8n', kind: 'n8n-nodes-base.code', name: dice.text, original: { text: dice.text } },
      },
    setSettings: () => ({ type: 'setSettings', settings: { visitLimit: dice.first + 1, timeZone: 'UTC' } }),
    paste: () =>
      node &&
      other && {
        type: 'paste',
        fragment: copyFragment(document, new Set([node.id, other.id])),
        offset: position,
      },
    putScenarios: () => ({ type: 'putScenarios', scenarios: [aScenario(`s${dice.first % 5}`, dice.text)] }),
    removeScenarios: () => {
      const scenario = pick(document.scenarios ?? [], dice.first);
      return scenario && { type: 'removeScenarios', scenarios: [scenario.id] };
    },
    replaceNode: () =>
      node && { type: 'replaceNode', node: node.id, by: newNode(kind, { nodes: [] }, position) },
    putGroup: () =>
      node &&
      other && {
        type: 'putGroup',
        group: {
          id: `group${dice.second % 3}`,
          title: dice.text || 'Group',
          nodes: [...new Set([node.id, other.id])],
          ...(dice.first % 2 === 0 ? { isFolded: true as const } : {}),
        },
      },
    removeGroups: () => {
      const group = pick(document.groups ?? [], dice.first);
      return group && { type: 'removeGroups', groups: [group.id] };
    },
    replaceDocument: () => ({ type: 'replaceDocument', document: another }),
  };
  const maker = pick(Object.values(makers), dice.kind);
  return maker?.();
}
