import { describe, expect, it } from 'vitest';
import { FlowNode } from './node.ts';
import { renameField } from './renameField.ts';

const branch = (when: string) =>
  FlowNode.parse({
    id: 'choose',
    kind: 'branch',
    title: 'Choose',
    position: { x: 0, y: 0 },
    config: { cases: [{ port: 'yes', title: 'Yes', when }] },
  });
const renamed = (when: string, path = ['input', 'amount'], to = 'total') => {
  const node = renameField(branch(when), path, to);
  return node.kind === 'branch' ? node.config.cases[0]?.when : undefined;
};

describe('renaming a field', () => {
  it('rewrites every way to name it', () => {
    expect(renamed('input.amount > 3 && input["amount"] < 9 && input.?amount != 4')).toBe(
      'input.total > 3 && input.total < 9 && input.total != 4',
    );
  });

  it('leaves other fields, texts and comments alone', () => {
    for (const when of [
      'input.amounts > 3',
      'input.order.amount > 3',
      'steps.input.amount > 3',
      '"input.amount" == input.note',
      'true // input.amount',
      'myinput.amount > 1',
    ])
      expect(renamed(when)).toBe(when);
  });

  it('follows a path and writes names that are no words in brackets', () => {
    expect(renamed('input.order.id == "x"', ['input', 'order', 'id'], 'order no')).toBe(
      'input.order["order no"] == "x"',
    );
  });

  it('rewrites the holes of templates only, and answers the same node when nothing names it', () => {
    const gate = FlowNode.parse({
      id: 'check',
      kind: 'gate',
      title: 'Check',
      position: { x: 0, y: 0 },
      config: { question: 'Pay {{ input.amount }}, input.amount?' },
    });
    const after = renameField(gate, ['input', 'amount'], 'total');
    expect(after.kind === 'gate' && after.config.question).toBe('Pay {{ input.total }}, input.amount?');
    expect(renameField(gate, ['input', 'other'], 'total')).toBe(gate);
  });
});
