import { validate } from '@countersign/compiler';
import { type Diagnostic, FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { pathOfFinding } from './pathOfFinding.ts';

const position = { x: 0, y: 0 };
const wire = (source: string, port: string, target: string) => ({
  id: `${source}-${port}`,
  source,
  port,
  target,
});
const flow = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Ungated',
  nodes: [
    { id: 'start', kind: 'trigger', title: 'Start', position, config: {} },
    {
      ...{ id: 'triage', kind: 'agent', title: 'Triage', position },
      config: {
        provider: {
          type: 'rules',
          rules: [{ when: 'true', decision: 'pay', confidence: 1, summary: 'Pay' }],
        },
        decisions: ['pay'],
      },
    },
    {
      ...{ id: 'values', kind: 'transform', title: 'Values', position },
      config: { set: [{ name: 'net', value: '1' }] },
    },
    {
      ...{ id: 'pay', kind: 'action', title: 'Pay', position },
      config: { operation: { type: 'http', url: 'https://pay.example/x' } },
    },
    { id: 'done', kind: 'end', title: 'Done', position, config: {} },
  ],
  edges: [
    wire('start', 'next', 'triage'),
    wire('triage', 'proposed', 'values'),
    wire('values', 'next', 'pay'),
    wire('pay', 'done', 'done'),
  ],
});

describe('the path of a finding', () => {
  it('is the way from an agent to what cannot be undone, with its wires', () => {
    const finding = validate(flow).find(({ code }) => code === 'action_without_gate') as Diagnostic;
    expect(pathOfFinding(finding, flow)).toEqual({
      nodes: ['triage', 'values', 'pay'],
      edges: ['triage-proposed', 'values-next'],
    });
  });

  it('finds the wires itself where only steps are named, and is not there for a single place', () => {
    const finding = { code: 'x', severity: 'error', message: '', help: '' } as const;
    expect(pathOfFinding({ ...finding, data: { path: ['start', 'triage'] } }, flow)).toEqual({
      nodes: ['start', 'triage'],
      edges: ['start-next'],
    });
    expect(pathOfFinding({ ...finding, data: { path: ['amount'] } }, flow)).toBeUndefined();
    expect(pathOfFinding(finding, flow)).toBeUndefined();
  });
});
