import { hintsAt } from '@countersign/expression';
import type { FlowDocument } from '@countersign/model';
import { FlowDocument as Document } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { validate, writingAt } from './index.ts';
import { aLargeFlow } from './testing/aLargeFlow.ts';

const position = { x: 0, y: 0 };
const document: FlowDocument = Document.parse({
  schema: 'countersign.flow/1',
  name: 'Refunds',
  input: {
    type: 'object',
    additionalProperties: false,
    properties: { amount: { type: 'number' }, note: { type: 'string' } },
  },
  nodes: [
    { id: 'start', kind: 'trigger', title: 'Start', position, config: {} },
    {
      id: 'triage',
      kind: 'agent',
      title: 'Triage',
      position,
      config: {
        decisions: ['refund', 'decline'],
        provider: {
          type: 'rules',
          rules: [{ when: 'true', decision: 'refund', confidence: 0.9, summary: 'Fine' }],
        },
      },
    },
    {
      id: 'split',
      kind: 'branch',
      title: 'Large?',
      position,
      config: { cases: [{ port: 'large', title: 'Large', when: 'input.amount > 500' }] },
    },
    {
      id: 'refund',
      kind: 'transform',
      title: 'Refund',
      position,
      config: { set: [{ name: 'net', value: 'input.amount' }] },
    },
    { id: 'done', kind: 'end', title: 'Done', position, config: {} },
  ],
  edges: [
    { id: 'e1', source: 'start', port: 'next', target: 'triage' },
    { id: 'e2', source: 'triage', port: 'proposed', target: 'split' },
    { id: 'e3', source: 'split', port: 'large', target: 'refund' },
    { id: 'e4', source: 'split', port: 'otherwise', target: 'done' },
    { id: 'e5', source: 'refund', port: 'next', target: 'done' },
  ],
});
const WHEN = '/cases/0/when';
const labels = (source: string, at = source.length) =>
  hintsAt(source, at, writingAt(document, 'split', WHEN)?.environment ?? { variables: {} })?.hints.map(
    (hint) => hint.label,
  );

describe('writingAt', () => {
  it('offers the steps that come before, with their decisions', () => {
    expect(labels('steps.')).toEqual(['triage']);
    expect(labels('steps.triage.decision == ')?.slice(0, 2)).toEqual(['"refund"', '"decline"']);
    expect(labels('')).toContain('proposal');
  });

  it('says of every step whether it can be read there', () => {
    const steps = writingAt(document, 'split', WHEN)?.steps.map(({ node, reach }) => [node.id, reach]);
    expect(steps).toEqual([
      ['start', 'none'],
      ['triage', 'before'],
      ['split', 'none'],
      ['refund', 'later'],
      ['done', 'none'],
    ]);
    expect(writingAt(document, 'done', '/output/0/value')?.mayBeMissing('refund')).toBe(true);
    expect(writingAt(document, 'done', '/output/0/value')?.mayBeMissing('triage')).toBe(false);
    expect(writingAt(document, 'split', WHEN)?.mayBeMissing('triage')).toBe(false);
  });

  it('offers no proposal before an agent', () => {
    const early = writingAt(document, 'triage', '/provider/rules/0/when');
    expect(Object.keys(early?.environment.variables ?? {})).not.toContain('proposal');
    expect(early?.hasProposal).toBe(false);
  });

  it.each([
    ['input.amuont > 3', 'unknown_field', [6, 12], 'amount'],
    ['1 > 2 || inptu.amount > 3', 'unknown_variable', [9, 14], 'input'],
    ['proposal.decision == "refnd"', 'impossible_value', [21, 28], undefined],
    ['input.note > 3 && true', 'type_mismatch', [0, 14], undefined],
    ['true && input.amount', 'type_mismatch', [14, 20], undefined],
    ['input.amount = 3', 'expression_invalid', [13, 14], '=='],
    ['steps.refund.net > 3', 'step_not_upstream', [0, 12], undefined],
    ['steps.nowhere.net > 3', 'unknown_step', [0, 13], undefined],
  ])('says of %s what the compiler says, and where', (source, code, [from, to], meant) => {
    const [finding] = writingAt(document, 'split', WHEN)?.check(source, 'expression') ?? [];
    expect(finding).toMatchObject({ code, field: WHEN, data: { range: { from, to } } });
    expect(finding?.data?.['meant']).toBe(meant);
    const changed = structuredClone(document);
    const split = changed.nodes.find((node) => node.id === 'split');
    if (split?.kind === 'branch') split.config.cases = [{ port: 'large', title: 'Large', when: source }];
    expect(validate(changed)).toContainEqual(finding);
  });

  it('points into the holes of a template', () => {
    const [finding] =
      writingAt(document, 'split', WHEN)?.check('Pay {{ input.amuont }} now', 'template') ?? [];
    expect(finding?.data?.['range']).toEqual({ from: 13, to: 19 });
  });

  it('asks for the kind of value that the place needs', () => {
    expect(writingAt(document, 'split', WHEN)?.wanted).toEqual(['bool']);
    expect(writingAt(document, 'refund', '/set/0/value')?.wanted).toBeNull();
  });

  it('knows nothing of a step that is not there', () => {
    expect(writingAt(document, 'nowhere', WHEN)).toBeNull();
  });

  it('hints and checks at a thousand steps within one frame of processor time', () => {
    const large = aLargeFlow(1_000);
    const last = large.nodes.findLast((node) => node.kind === 'branch');
    const id = last?.id ?? '';
    writingAt(large, id, WHEN);
    const times = Array.from({ length: 21 }, (_, index) => {
      const before = process.threadCpuUsage();
      const writing = writingAt(large, id, WHEN);
      hintsAt(`steps.agent${index}.`, 12 + String(index).length, writing?.environment ?? { variables: {} });
      writing?.check(`steps.agent1.confidence > 0.${index} && input.amount > ${index}`, 'expression');
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1_000;
    });
    // The first tries pay for starting up, and others may share the caches of a busy machine.
    expect(Math.min(...times)).toBeLessThan(16);
  });
});
