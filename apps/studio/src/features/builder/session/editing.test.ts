import { type Command, EMPTY_HISTORY, FlowDocument, newNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { absorbed, type Editing, edited, undone, withUnfinished } from './editing.ts';

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });
const document: FlowDocument = {
  ...empty,
  nodes: [newNode('wait', empty, { x: 0, y: 0 }), newNode('end', empty, { x: 352, y: 0 })],
};
const after = (editing: Editing, command: Command): Editing => {
  const result = edited(editing, { command, at: 0 });
  if (!result.ok) throw new Error(result.problem.message);
  return result.editing;
};
const begun: Editing = { document, history: EMPTY_HISTORY, unfinished: new Map() };
const HALF = { outcome: '', note: 'mine' };

describe('settings that do not fit yet', () => {
  it('stay when a change of another step is undone', () => {
    const titled = after(begun, { type: 'setTitle', node: 'wait', title: 'A week' });
    expect(undone(withUnfinished(titled, 'end', HALF)).unfinished.get('end')).toEqual(HALF);
  });

  it('take over what somebody else changed beside them', () => {
    const theirs = after(begun, { type: 'setConfig', node: 'end', config: { outcome: 'paid' } }).document;
    const saved = document.nodes[1]?.config as { outcome?: string };
    const mine = { ...saved, note: 'mine' };
    const { unfinished } = absorbed(withUnfinished(begun, 'end', mine), theirs, 1);
    expect(unfinished.get('end')).toEqual({ ...theirs.nodes[1]?.config, note: 'mine' });
  });
});
