import {
  applyCommand,
  type Command,
  FlowDocument,
  type NodeKind,
  newNode,
  nodeById,
} from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { addStep, emptyBranch, openPort, type StepPlace } from './addStep.ts';

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });

const after = (document: FlowDocument, command: Command): FlowDocument => {
  const result = applyCommand(document, command);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value.document;
};

const adding = (document: FlowDocument, kind: NodeKind, place: StepPlace): FlowDocument => {
  const added = addStep(document, { kind }, place);
  if (!added.ok) throw new Error(added.problem.message);
  return after(document, added.value.command);
};

const started = after(empty, { type: 'addNode', node: newNode('trigger', empty, { x: 0, y: 0 }) });

const FREE: StepPlace = { type: 'free', position: { x: 0, y: 600 } };

describe('addStep', () => {
  it('adds and connects behind a port in one step', () => {
    const document = adding(started, 'agent', { type: 'port', source: 'trigger', port: 'next' });
    expect(document.edges).toMatchObject([{ source: 'trigger', port: 'next', target: 'agent' }]);
  });

  it('goes between two steps on a wire', () => {
    const agent = adding(started, 'agent', { type: 'port', source: 'trigger', port: 'next' });
    const wire = agent.edges[0]!.id;
    const document = adding(agent, 'transform', { type: 'edge', edge: wire });
    expect(document.edges.map((edge) => `${edge.source}>${edge.target}`)).toEqual([
      'trigger>transform',
      'transform>agent',
    ]);
  });

  it('calls an end after the way that leads to it', () => {
    const withGate = after(started, { type: 'addNode', node: newNode('gate', started, { x: 0, y: 300 }) });
    const document = adding(withGate, 'end', { type: 'port', source: 'gate', port: 'rejected' });
    expect(nodeById(document, 'end')).toMatchObject({ title: 'Rejected', config: { outcome: 'rejected' } });
  });

  it('brings the join of a parallel step along, with its branches wired, in one step', () => {
    const behind = adding(started, 'parallel', { type: 'port', source: 'trigger', port: 'next' });
    const ways = (document: FlowDocument) =>
      document.edges.map((edge) => `${edge.source}.${edge.port}>${edge.target}`).sort();
    const block = ['parallel.first>join', 'parallel.second>join', 'trigger.next>parallel'];
    expect(ways(behind)).toEqual(block);
    const agent = adding(started, 'agent', { type: 'port', source: 'trigger', port: 'next' });
    const between = adding(agent, 'parallel', { type: 'edge', edge: agent.edges[0]!.id });
    expect(ways(between)).toEqual(['join.next>agent', ...block]);
    const inBranch = emptyBranch(between, nodeById(between, 'parallel')!);
    expect(inBranch).toMatchObject({ source: 'parallel', port: 'first' });
  });

  it('calls no two steps the same, in the words of the reader', () => {
    const twice = adding(adding(started, 'gate', FREE), 'gate', FREE);
    expect(twice.nodes.map(({ title }) => title)).toEqual(['Trigger', 'Approval gate', 'Approval gate 2']);
    const german = addStep(twice, { kind: 'gate', titleOf: () => 'Schranke' }, FREE);
    const command = german.ok ? german.value.command : undefined;
    expect(command).toMatchObject({ node: { title: 'Schranke' } });
  });

  it('refuses a second trigger in words', () => {
    const added = addStep(started, { kind: 'trigger' }, { type: 'free', position: { x: 0, y: 0 } });
    expect(added).toMatchObject({ ok: false, problem: { code: 'trigger_exists' } });
  });

  it('offers the usual way on first, then other ways that must lead somewhere', () => {
    const withGate = after(started, { type: 'addNode', node: newNode('gate', started, { x: 0, y: 300 }) });
    const gate = nodeById(withGate, 'gate')!;
    expect(openPort(withGate, gate)).toBe('approved');
    const approved = adding(withGate, 'end', { type: 'port', source: 'gate', port: 'approved' });
    expect(openPort(approved, gate)).toBe('rejected');
    const both = adding(approved, 'end', { type: 'port', source: 'gate', port: 'rejected' });
    expect(openPort(both, gate)).toBeUndefined();
  });
});
