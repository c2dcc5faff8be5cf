import { describe, expect, it } from 'vitest';
import { holdsFlow, mayHoldFlow } from './holdsFlow.ts';

const N8N = { nodes: [{ name: 'Go', type: 'n8n-nodes-base.start', parameters: {} }], connections: {} };
const RED = [{ id: 'a', type: 'inject', z: 'f', wires: [[]] }];
const FLOWISE = { nodes: [{ id: 'a', data: { name: 'startAgentflow' } }], edges: [] };
const BPMN = `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
  <process id="p"><startEvent id="s"/></process></definitions>`;

describe('a text on the clipboard', () => {
  it.each([
    JSON.stringify(N8N),
    JSON.stringify(RED),
    JSON.stringify(FLOWISE),
    BPMN,
    '{"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}',
    'Comment: Wait\nStartAt: Done\nStates:\n  Done:\n    Type: Succeed\n',
    // A flow with a fault, which the import names.
    '{"StartAt": "Gone", "States": {"Done": {"Type": "Succeed"}}}',
    // Flows that were cut off: the import says where.
    JSON.stringify(N8N).slice(0, -20),
    BPMN.slice(0, -30),
    '{"schema": "countersign.flow/1", "nodes": [}',
  ])('is a flow: %s', async (text) => {
    expect(mayHoldFlow(text)).toBe(true);
    expect(await holdsFlow(text)).toBe(true);
  });

  it.each(['{ "nodes": 3 }', '[ ] ask Ada', '{"orders": 3}', '{ not JSON', '<p>Hello</p>', '[1, 2]'])(
    'is words that look like more: %s',
    async (text) => {
      expect(mayHoldFlow(text)).toBe(true);
      expect(await holdsFlow(text)).toBe(false);
    },
  );

  it.each(['Ask Ada', 'a < b', 'We start at: noon'])('is words: %s', (text) => {
    expect(mayHoldFlow(text)).toBe(false);
  });
});
