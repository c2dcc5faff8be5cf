import { describe, expect, it } from 'vitest';
import { FLOW_SCHEMA } from './flow.ts';
import { parseFlow } from './parseFlow.ts';

const gate = {
  id: 'check',
  kind: 'gate',
  title: 'Check',
  config: { question: 'Pay?' },
  position: { x: 0, y: 0 },
};
const flow = { schema: FLOW_SCHEMA, name: 'Refunds', nodes: [gate], edges: [] };
const faults = (data: unknown) => {
  const result = parseFlow(data);
  return result.ok ? [] : result.problem.map((item) => `${item.code} ${item.at}`);
};

describe('parseFlow', () => {
  it('fills defaults so that a document is whole', () => {
    const result = parseFlow(flow);
    expect(result.ok && result.value.settings).toEqual({ visitLimit: 50, timeZone: 'UTC' });
    expect(
      result.ok && result.value.nodes[0]?.kind === 'gate' && result.value.nodes[0].config.policy.startRung,
    ).toBe(0);
  });

  it('reads back what it wrote without a change', () => {
    const once = parseFlow(flow);
    expect(once.ok && parseFlow(JSON.parse(JSON.stringify(once.value)))).toEqual(once);
  });

  it('refuses unknown fields at every level, with a pointer', () => {
    expect(faults({ ...flow, nodes: [{ ...gate, colour: 'red' }] })).toEqual(['flow_invalid /nodes/0']);
    expect(faults({ ...flow, nodes: [{ ...gate, config: { question: 'x', speed: 1 } }] })).toEqual([
      'flow_invalid /nodes/0/config',
    ]);
  });

  it('refuses node ids that expressions could not name', () => {
    for (const id of ['Check', '1st', 'a-b', '', 'a.b', '$failed'])
      expect(faults({ ...flow, nodes: [{ ...gate, id }] })).toEqual(['flow_invalid /nodes/0/id']);
  });

  it('says which program a newer document needs', () => {
    expect(faults({ ...flow, schema: 'countersign.flow/2' })).toEqual(['flow_schema_unknown /schema']);
  });

  it('refuses texts that no database can hold', () => {
    for (const name of ['a\u0000b', 'half \ud83d']) {
      expect(faults({ ...flow, name })[0]).toContain('flow_text_unstorable');
    }
  });

  it('refuses steps and notes where nobody would find them, each for itself', () => {
    const at = (x: number, y: number) => ({ ...gate, position: { x, y } });
    const note = { id: 'n', text: '', position: { x: 0, y: -1e308 } };
    expect(faults({ ...flow, nodes: [at(1e9, 0), { ...at(0, 9e6), id: 'near' }], notes: [note] })).toEqual([
      'flow_invalid /nodes/0/position',
      'flow_invalid /notes/0/position',
    ]);
    const huge = { ...note, position: { x: 0, y: 0 }, width: 1e308 };
    expect(faults({ ...flow, notes: [huge] })).toEqual(['flow_invalid /notes/0']);
  });

  it('survives what is no document at all', () => {
    for (const data of [null, 1, 'x', [], { schema: 7 }]) expect(parseFlow(data).ok).toBe(false);
  });
});
