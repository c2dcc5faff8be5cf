import { FLOW_SCHEMA, type JsonObject, NODE_CONFIG_SCHEMAS, newNode, parseFlow } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { commonFields, setCommon } from './commonFields.ts';

function gates(...configs: readonly object[]) {
  const nodes = configs.map((config, index) => ({
    ...newNode('gate', { nodes: [] }, { x: 0, y: 0 }),
    id: `gate${index}`,
    config: { question: `Question ${index}?`, ...config },
  }));
  const flow = parseFlow({ schema: FLOW_SCHEMA, name: 'Flow', nodes, edges: [] });
  if (!flow.ok) throw new Error(JSON.stringify(flow.problem));
  return flow.value;
}

describe('several steps of one kind', () => {
  it('show what is equal and name what differs', () => {
    const { nodes } = gates({ dueAfter: '4h', stakes: 'high' }, { dueAfter: '4h', stakes: 'low' });
    const common = commonFields(nodes, NODE_CONFIG_SCHEMAS.gate);
    expect(common?.value).toEqual({ dueAfter: '4h' });
    expect(common?.mixed).toEqual(['stakes']);
    expect(Object.keys(common?.schema['properties'] as JsonObject)).not.toContain('question');
  });

  it('take over only what was changed', () => {
    const flow = gates({ dueAfter: '4h', approvals: 2 }, { dueAfter: '4h' });
    const changed = setCommon(flow.nodes, { dueAfter: '4h' }, { dueAfter: '1d' });
    expect(changed.map(({ after }) => after)).toMatchObject([
      { dueAfter: '1d', approvals: 2, question: 'Question 0?' },
      { dueAfter: '1d', question: 'Question 1?' },
    ]);
    expect(setCommon(flow.nodes, { dueAfter: '4h' }, { dueAfter: '4h' })).toEqual([]);
  });

  it('have nothing in common when their kinds differ', () => {
    const gate = newNode('gate', { nodes: [] }, { x: 0, y: 0 });
    const end = newNode('end', { nodes: [] }, { x: 0, y: 0 });
    expect(commonFields([gate, end], NODE_CONFIG_SCHEMAS.gate)).toBeUndefined();
  });
});
