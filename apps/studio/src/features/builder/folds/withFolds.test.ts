import { FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { withFolds } from './withFolds.ts';

const flow = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Refunds',
  nodes: [{ id: 'done', kind: 'end', title: 'Done', position: { x: 0, y: 0 }, config: { outcome: 'paid' } }],
  edges: [],
  groups: [
    { id: 'open', title: 'Open', nodes: ['done'] },
    { id: 'shut', title: 'Shut', nodes: ['done'], isFolded: true },
  ],
});

describe('the folds of one person', () => {
  it('say how groups look without touching the flow', () => {
    const bytes = JSON.stringify(flow);
    const shown = withFolds(
      flow,
      new Map([
        ['open', true],
        ['shut', false],
      ]),
    );
    expect(shown.groups?.map(({ isFolded }) => isFolded)).toEqual([true, undefined]);
    expect(JSON.stringify(flow)).toBe(bytes);
  });

  it('leave groups alone that nobody folded or unfolded here', () => {
    expect(withFolds(flow, new Map())).toBe(flow);
    expect(
      withFolds(
        flow,
        new Map([
          ['open', false],
          ['gone', true],
        ]),
      ),
    ).toBe(flow);
  });
});
