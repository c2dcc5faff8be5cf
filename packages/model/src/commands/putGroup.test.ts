import { describe, expect, it } from 'vitest';
import { FlowDocument } from '../document/flow.ts';
import { newNode } from '../document/newNode.ts';
import { applyCommand } from './applyCommand.ts';
import type { Command } from './command.ts';

const after = (document: FlowDocument, ...commands: Command[]): FlowDocument =>
  commands.reduce((current, command) => {
    const result = applyCommand(current, command);
    if (!result.ok) throw new Error(result.problem.message);
    return result.value.document;
  }, document);

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });
const adding = (kind: 'agent' | 'gate' | 'end'): Command => ({
  type: 'addNode',
  node: newNode(kind, empty, { x: 0, y: 0 }),
});

const flow = after(empty, adding('agent'), adding('gate'), adding('end'), {
  type: 'putGroup',
  group: { id: 'a', title: 'Judging', nodes: ['agent', 'gate'] },
});

describe('putGroup', () => {
  it('keeps groups right when their steps are renamed, grouped elsewhere or removed', () => {
    const renamed = after(flow, { type: 'renameNode', node: 'agent', to: 'triage', checkpoint: 'keep' });
    expect(renamed.groups?.map(({ nodes }) => nodes)).toEqual([['triage', 'gate']]);
    const elsewhere = after(renamed, {
      type: 'putGroup',
      group: { id: 'b', title: 'Triage', nodes: ['triage'] },
    });
    expect(elsewhere.groups?.map(({ nodes }) => nodes)).toEqual([['gate'], ['triage']]);
    const removed = after(elsewhere, { type: 'removeNodes', nodes: ['gate'] });
    expect(removed.groups?.map(({ id }) => id)).toEqual(['b']);
    expect(after(removed, { type: 'removeGroups', groups: ['b'] })).not.toHaveProperty('groups');
  });

  it('refuses steps that are not there', () => {
    const group = { id: 'b', title: 'Nobody', nodes: ['nobody'] };
    expect(applyCommand(flow, { type: 'putGroup', group })).toMatchObject({
      problem: { code: 'step_missing' },
    });
  });
});
