import { describe, expect, it } from 'vitest';
import { applyCommand } from '../commands/applyCommand.ts';
import type { Command } from '../commands/command.ts';
import { FlowDocument } from '../document/flow.ts';
import { newNode } from '../document/newNode.ts';
import { diffFlows } from './diffFlows.ts';

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });

const after = (document: FlowDocument, ...commands: Command[]): FlowDocument =>
  commands.reduce((current, command) => {
    const result = applyCommand(current, command);
    if (!result.ok) throw new Error(result.problem.message);
    return result.value.document;
  }, document);

const flow = after(
  empty,
  { type: 'addNode', node: newNode('trigger', empty, { x: 0, y: 0 }) },
  { type: 'addNode', node: newNode('gate', empty, { x: 300, y: 0 }) },
  { type: 'addNode', node: newNode('end', empty, { x: 600, y: 0 }) },
  { type: 'connect', edge: { id: 'start', source: 'trigger', port: 'next', target: 'gate' } },
);

const sentences = (before: FlowDocument, now: FlowDocument) =>
  diffFlows(before, now).changes.map((change) => change.sentence);

describe('diffFlows', () => {
  it('finds nothing between equal flows', () => {
    expect(diffFlows(flow, structuredClone(flow))).toEqual({ changes: [], layout: [] });
  });

  it('keeps layout apart from meaning', () => {
    const moved = after(flow, { type: 'moveNodes', moves: [{ id: 'gate', position: { x: 1, y: 2 } }] });
    expect(diffFlows(flow, moved)).toMatchObject({ changes: [], layout: [{ node: 'gate' }] });
  });

  it('names the scenarios that came, changed and went, apart from meaning', () => {
    const scenario = (id: string, name: string) =>
      ({
        id,
        name,
        script: [],
        start: { input: {}, startedAt: '2026-03-04T09:00:00.000Z' },
        expect: {},
      }) as never;
    const before = {
      ...flow,
      scenarios: [scenario('a', 'Old'), scenario('b', 'Kept'), scenario('c', 'One')],
    };
    const now = { ...flow, scenarios: [scenario('b', 'Kept'), scenario('c', 'Two'), scenario('d', 'New')] };
    const { changes, layout } = diffFlows(before, now);
    expect(changes).toEqual([]);
    expect(layout.map(({ sentence }) => sentence)).toEqual([
      'The scenario "Old" was removed.',
      'The scenario "Two" changed.',
      'The scenario "New" was added.',
    ]);
  });

  it('names a changed field as the form does, with both values', () => {
    const config = { question: 'Refund?', expiresAfter: '3d', policy: { risk: 0.1 } };
    const changed = after(flow, { type: 'setConfig', node: 'gate', config });
    expect(diffFlows(flow, changed).changes).toMatchObject([
      {
        field: '/question',
        sentence: '"Approval gate": Question is now "Refund?" (was "Is this proposal right?").',
      },
      {
        field: '/policy/risk',
        sentence: '"Approval gate": First policy, Accepted risk is now 0.1 (was 0.05).',
      },
      { field: '/expiresAfter', sentence: '"Approval gate": Expires after is now "3d".' },
    ]);
  });

  it('tells added, removed and moved connections and steps', () => {
    const changed = after(
      flow,
      { type: 'connect', edge: { id: 'start', source: 'trigger', port: 'next', target: 'end' } },
      { type: 'removeNodes', nodes: ['gate'] },
      { type: 'addNode', node: newNode('agent', flow, { x: 0, y: 0 }) },
      { type: 'connect', edge: { id: 'failed', source: 'agent', port: 'failed', target: 'end' } },
    );
    expect(sentences(flow, changed)).toEqual([
      'Approval gate "Approval gate" was removed.',
      'Agent "Agent" was added.',
      '"Next" of "Trigger" now leads to "End" (was "Approval gate").',
      '"Failed" of "Agent" now leads to "End".',
    ]);
  });

  it('calls an entry of a list by what one of them is called', () => {
    const when = (text: string) => ({ cases: [{ port: 'large', title: 'Large', when: text }] });
    const branch = { ...newNode('branch', flow, { x: 0, y: 0 }), config: when('input.a > 1') } as never;
    const before = after(flow, { type: 'addNode', node: branch });
    const changed = after(before, { type: 'setConfig', node: 'branch', config: when('input.a > 2') });
    expect(sentences(before, changed)).toEqual([
      '"Branch": Case 1, When is now "input.a > 2" (was "input.a > 1").',
    ]);
  });

  it('tells of a step that got another key only that, and what else changed in it', () => {
    const amount = newNode('transform', flow, { x: 900, y: 0 });
    const named = after(
      flow,
      {
        type: 'addNode',
        node: { ...amount, config: { set: [{ name: 'a', value: 'steps.gate.verdict' }] } } as never,
      },
      { type: 'connect', edge: { id: 'approved', source: 'gate', port: 'approved', target: 'end' } },
    );
    const changed = after(
      named,
      { type: 'renameNode', node: 'gate', to: 'check', checkpoint: 'keep' },
      { type: 'setTitle', node: 'check', title: 'Check' },
    );
    expect(diffFlows(named, changed)).toMatchObject({
      changes: [
        { node: 'check', field: '/id', sentence: 'The key of "Check" is now "check" (was "gate").' },
        { node: 'check', sentence: '"Approval gate" is now called "Check".' },
      ],
      layout: [],
    });
    expect(sentences(changed, named)).toHaveLength(3);
  });

  it('tells changed settings and inputs', () => {
    const changed = after(
      flow,
      { type: 'setSettings', settings: { visitLimit: 5, timeZone: 'UTC', concurrency: 3 } },
      { type: 'setInput', input: { type: 'object', properties: { amount: { type: 'number' } } } },
    );
    expect(sentences(flow, changed)).toEqual([
      'The input "amount" is new.',
      'The settings of the flow: Visit limit is now 5 (was 50).',
      'The settings of the flow: At the same time is now 3.',
    ]);
  });
});
