import { NOTHING_SELECTED, selectNode } from '@countersign/canvas';
import { FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { extended, isChosen, outlineItems, selectionOf } from './outlineItems.ts';

const note = (id: string, x: number) => ({
  ...{ id, text: `About ${id}`, width: 200, height: 100, color: 'yellow' as const },
  position: { x, y: 0 },
});
const document = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Listed',
  nodes: [
    { id: 'start', kind: 'trigger', title: 'Request', config: {}, position: { x: 0, y: 0 } },
    { id: 'end', kind: 'end', title: 'Paid', config: {}, position: { x: 300, y: 0 } },
  ],
  edges: [{ id: 'wire', source: 'start', port: 'next', target: 'end' }],
  notes: [note('later', 400), note('sooner', 10)],
  groups: [{ id: 'g', title: 'Paying', nodes: ['end'] }],
});

describe('outlineItems', () => {
  it('lists steps with their groups in the order of a case, then notes from left to right', () => {
    const items = outlineItems(document).map((item) =>
      item.type === 'step' ? [item.line.node.id, item.group?.title] : [item.note.id],
    );
    expect(items).toEqual([['start', undefined], ['end', 'Paying'], ['sooner'], ['later']]);
  });

  it('selects steps and notes, also together', () => {
    const [start, , sooner] = outlineItems(document);
    if (start === undefined || sooner === undefined) throw new Error('there are no rows');
    expect(selectionOf(start)).toEqual(selectNode('start'));
    const both = extended(selectionOf(start), sooner);
    expect(both).toEqual({ ...NOTHING_SELECTED, nodes: ['start'], notes: ['sooner'] });
    expect(isChosen(start, both) && isChosen(sooner, both)).toBe(true);
    expect(isChosen(sooner, selectionOf(start))).toBe(false);
  });
});
