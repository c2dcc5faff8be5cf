import { FlowNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { nodeLine } from './nodeLine.ts';
import { filled } from './phrase.ts';

const agent = (provider: unknown) =>
  FlowNode.parse({ id: 'a', kind: 'agent', title: 'Agent', position: { x: 0, y: 0 }, config: { provider } });
const rule = (confidence: number) => ({ when: 'true', decision: 'ok', confidence, summary: 'x' });

describe('the line of an agent', () => {
  it.each([
    [{ type: 'rules', rules: [rule(0.7), rule(0.955)] }, '2 rules, in order · 70 %–95.5 % sure'],
    [{ type: 'rules', rules: [rule(0.7)] }, '1 rule · 70 % sure'],
    [
      { type: 'language', connection: 'c', model: 'm-1', instructions: 'i', prompt: 'p' },
      'm-1 · says how sure it is',
    ],
    [{ type: 'learning', model: 'triage', text: 't' }, 'Learning: triage · sure by its calibration'],
    [{ type: 'recorded', recording: 'demo', key: 'input.id' }, 'Recorded: demo · sure as recorded'],
    [{ type: 'given', decision: '{{ input.label }}' }, 'Comes with the case · sure as it came'],
  ])('says who proposes and where the confidence comes from: %o', (provider, line) => {
    expect(nodeLine(agent(provider))).toBe(line);
  });

  it('leaves the writing of numbers to the language', () => {
    const german = (english: string, ...values: readonly (string | number)[]) =>
      filled(
        english,
        ...values.map((value) => (typeof value === 'number' ? String(value).replace('.', ',') : value)),
      );
    expect(nodeLine(agent({ type: 'rules', rules: [rule(0.955)] }), german)).toContain('95,5 %');
  });
});
