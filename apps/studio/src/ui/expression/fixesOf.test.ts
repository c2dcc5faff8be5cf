import { writingAt } from '@countersign/compiler';
import { FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { fixesOf } from './fixesOf.ts';

const position = { x: 0, y: 0 };
const document = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Refunds',
  input: {
    type: 'object',
    additionalProperties: false,
    properties: { amount: { type: 'number' }, reason: { type: 'string', enum: ['late', 'lost'] } },
  },
  nodes: [
    { id: 'start', kind: 'trigger', title: 'Start', position, config: {} },
    { id: 'net', kind: 'transform', title: 'Net', position, config: { set: [{ name: 'sum', value: '1' }] } },
    {
      id: 'split',
      kind: 'branch',
      title: 'Large?',
      position,
      config: { cases: [{ port: 'large', title: 'Large', when: 'true' }] },
    },
  ],
  edges: [
    { id: 'e1', source: 'start', port: 'next', target: 'net' },
    { id: 'e2', source: 'net', port: 'next', target: 'split' },
  ],
});
const writing = writingAt(document, 'split', '/cases/0/when');

/** The texts after each way to mend the first finding. */
function mended(source: string): string[] {
  const [finding] = writing?.check(source, 'expression') ?? [];
  if (writing === null || finding === undefined) return [];
  return fixesOf(finding, { source, isTemplate: false, writing }).map(
    ({ range, insert }) => source.slice(0, range.from) + insert + source.slice(range.to),
  );
}

describe('fixesOf', () => {
  it.each([
    ['input.amuont > 3', ['input.amount > 3']],
    ['input["amuont"] > 3', ['input["amount"] > 3']],
    ['true && amount > 3', ['true && input.amount > 3']],
    ['net.sum > 3', ['steps.net.sum > 3']],
    ['whatever > 3', ['input > 3', 'steps > 3', 'run > 3', 'now > 3']],
    ['input.reason == "alte"', ['input.reason == "late"', 'input.reason == "lost"']],
    ['input.amount = 3', ['input.amount == 3']],
    ['input.amount > 3 and true', ['input.amount > 3 && true']],
    ['seize("a") > 3', ['size("a") > 3']],
    ['steps.nte.sum > 3', ['steps.net.sum > 3']],
    ['input.amount > "3"', []],
  ])('mends %s', (source, texts) => {
    expect(mended(source)).toEqual(texts);
  });
});
