import { describe, expect, it } from 'vitest';
import type { Command } from '../commands/command.ts';
import { nodeById } from '../document/edges.ts';
import type { FlowDocument } from '../document/flow.ts';
import type { NodeId } from '../ids.ts';
import type { Json, JsonObject } from '../json.ts';
import { add, aFlow, done, set, wire } from '../testing/aFlow.ts';
import type { Side } from './mergeConflict.ts';
import { mergeFlows } from './mergeFlows.ts';

const config = (document: FlowDocument, node: string) => nodeById(document, node)?.config as JsonObject;

describe('mergeFlows', () => {
  const base = aFlow();

  it('takes over what one side alone changed, byte for byte', () => {
    const changed = done(
      base,
      { type: 'removeNodes', nodes: ['agent'] },
      { type: 'setDetails', name: 'Returns', description: '' },
    );
    expect(JSON.stringify(mergeFlows({ base, mine: base, theirs: changed }).document)).toBe(
      JSON.stringify(changed),
    );
    expect(JSON.stringify(mergeFlows({ base, mine: changed, theirs: base }).document)).toBe(
      JSON.stringify(changed),
    );
  });

  it('merges different fields of one step, and title with place', () => {
    const mine = done(base, set(base, 'gate', { stakes: 'high' }), {
      type: 'setTitle',
      node: 'agent',
      title: 'Triage',
    });
    const theirs = done(base, set(base, 'gate', { dueAfter: '4h' }), {
      type: 'moveNodes',
      moves: [{ id: 'agent', position: { x: 5, y: 5 } }],
    });
    const { document, conflicts } = mergeFlows({ base, mine, theirs });
    expect(conflicts).toEqual([]);
    expect(config(document, 'gate')).toMatchObject({ stakes: 'high', dueAfter: '4h' });
    expect(nodeById(document, 'agent')).toMatchObject({ title: 'Triage', position: { x: 5, y: 5 } });
  });

  it('shows both values of a field that both changed, and takes the chosen one', () => {
    const mine = done(base, set(base, 'gate', { question: 'Pay it?' }));
    const theirs = done(base, set(base, 'gate', { question: 'Refund it?' }));
    const { conflicts } = mergeFlows({ base, mine, theirs });
    expect(conflicts).toMatchObject([
      {
        key: 'nodes/gate/config/question',
        title: 'Question',
        mine: 'Pay it?',
        theirs: 'Refund it?',
        isLayout: false,
      },
    ]);
    const choices = new Map<string, Side>([['nodes/gate/config/question', 'mine']]);
    expect(config(mergeFlows({ base, mine, theirs }, { choices }).document, 'gate')['question']).toBe(
      'Pay it?',
    );
    expect(config(mergeFlows({ base, mine, theirs }).document, 'gate')['question']).toBe('Refund it?');
  });

  it('merges rules of an exception route by their port', () => {
    const rule = (port: string, below: number): Json => ({
      port,
      title: port,
      when: { type: 'lowConfidence', below },
    });
    const with2 = done(base, set(base, 'exception', { rules: [rule('unsure', 0.5), rule('odd', 0.2)] }));
    const mine = done(with2, set(with2, 'exception', { rules: [rule('unsure', 0.6), rule('odd', 0.2)] }));
    const theirs = done(
      with2,
      set(with2, 'exception', { rules: [rule('early', 0.1), rule('odd', 0.2), rule('unsure', 0.5)] }),
    );
    const { document, conflicts } = mergeFlows({ base: with2, mine, theirs });
    expect(conflicts).toEqual([]);
    expect(config(document, 'exception')['rules']).toEqual([
      rule('early', 0.1),
      rule('odd', 0.2),
      rule('unsure', 0.6),
    ]);
  });

  it('asks when one removes what the other edits, and gives the step back with its wires', () => {
    const mine = done(base, { type: 'removeNodes', nodes: ['gate'] });
    const theirs = done(base, set(base, 'gate', { stakes: 'high' }));
    const { document, conflicts } = mergeFlows({ base, mine, theirs });
    expect(conflicts).toMatchObject([{ key: 'nodes/gate', mine: undefined, theirs: { id: 'gate' } }]);
    expect(document.edges).toEqual(base.edges);
    const removed = mergeFlows({ base, mine, theirs }, { otherwise: 'mine' }).document;
    expect(nodeById(removed, 'gate')).toBeUndefined();
    expect(removed.edges.map((edge) => edge.id)).toEqual(['trigger-next', 'agent-proposed']);
  });

  it('asks when one removes what the other connects', () => {
    const mine = done(base, { type: 'removeNodes', nodes: ['end'] });
    const theirs = done(base, wire('gate', 'rejected', 'end'));
    const { document, conflicts } = mergeFlows({ base, mine, theirs });
    expect(conflicts.map(({ key }) => key)).toEqual(['nodes/end']);
    expect(document.edges.map((edge) => edge.id)).toEqual([...theirs.edges.map((edge) => edge.id)]);
    expect(mergeFlows({ base, mine, theirs }, { otherwise: 'mine' }).document).toEqual(mine);
  });

  it('does not keep a removed step for a moved card', () => {
    const mine = done(base, { type: 'removeNodes', nodes: ['gate'] });
    const theirs = done(base, { type: 'moveNodes', moves: [{ id: 'gate', position: { x: 1, y: 1 } }] });
    expect(mergeFlows({ base, mine, theirs })).toEqual({ document: mine, conflicts: [] });
  });

  it('carries a rename through what the other side wrote', () => {
    const mine = done(base, { type: 'renameNode', node: 'agent', to: 'triage', checkpoint: 'keep' });
    const theirs = done(
      base,
      set(base, 'agent', { retries: 5 }),
      set(base, 'gate', {
        question: 'Is {{ steps.agent.decision }} right?',
        fourEyesWhen: 'steps.agent.confidence < 0.5',
      }),
      wire('agent', 'failed', 'end'),
    );
    for (const flows of [
      { base, mine, theirs },
      { base, mine: theirs, theirs: mine },
    ]) {
      const { document, conflicts } = mergeFlows(flows);
      expect(conflicts).toEqual([]);
      expect(nodeById(document, 'agent')).toBeUndefined();
      expect(config(document, 'triage')['retries']).toBe(5);
      expect(config(document, 'gate')).toMatchObject({
        question: 'Is {{ steps.triage.decision }} right?',
        fourEyesWhen: 'steps.triage.confidence < 0.5',
      });
      expect(document.edges).toContainEqual({
        id: 'agent-failed',
        source: 'triage',
        port: 'failed',
        target: 'end',
      });
    }
  });

  it('asks which name holds when both renamed a step', () => {
    const to = (name: string) =>
      done(base, { type: 'renameNode', node: 'agent', to: name, checkpoint: 'keep' });
    const flows = { base, mine: to('triage'), theirs: to('assess') };
    const { document, conflicts } = mergeFlows(flows);
    expect(conflicts).toMatchObject([{ key: 'nodes/agent/id', mine: 'triage', theirs: 'assess' }]);
    expect(document).toEqual(flows.theirs);
    expect(mergeFlows(flows, { otherwise: 'mine' }).document).toEqual(flows.mine);
  });

  it('keeps two new steps of one id apart, each with its wires and references', () => {
    const grown = (title: string, from: string) => {
      const more = add(base, 'transform');
      return done(
        more,
        { type: 'setTitle', node: 'transform', title },
        wire(from, 'failed', 'transform'),
        wire('transform', 'next', 'end'),
      );
    };
    const mine = done(grown('Mine', 'agent'), set(base, 'gate', { fourEyesWhen: 'steps.transform.a > 1' }));
    const theirs = done(grown('Theirs', 'agent'), { type: 'disconnect', edges: ['agent-failed'] });
    const { document, conflicts } = mergeFlows({ base, mine, theirs });
    expect(conflicts).toEqual([]);
    expect(nodeById(document, 'transform')?.title).toBe('Theirs');
    expect(nodeById(document, 'transform2')?.title).toBe('Mine');
    expect(config(document, 'gate')['fourEyesWhen']).toBe('steps.transform2.a > 1');
    expect(document.edges).toContainEqual({
      id: 'agent-failed',
      source: 'agent',
      port: 'failed',
      target: 'transform2',
    });
    expect(new Set(document.edges.map((edge) => edge.id)).size).toBe(document.edges.length);
  });

  it('asks when both lead one port elsewhere, also with wires of other ids', () => {
    const mine = done(base, wire('agent', 'failed', 'end', 'w1'));
    const theirs = done(base, wire('agent', 'failed', 'gate', 'w2'));
    const { document, conflicts } = mergeFlows({ base, mine, theirs });
    expect(conflicts).toMatchObject([{ part: 'edges', mine: { target: 'end' }, theirs: { target: 'gate' } }]);
    expect(document.edges.filter((edge) => edge.port === 'failed')).toEqual([
      { id: 'w2', source: 'agent', port: 'failed', target: 'gate' },
    ]);
  });

  it('lets a wire go round a step that the other side removed', () => {
    const mine = done(base, { type: 'removeNodes', nodes: ['exception'] });
    const theirs = done(base, wire('agent', 'proposed', 'gate', 'agent-proposed'));
    const { document, conflicts } = mergeFlows({ base, mine, theirs });
    expect(conflicts).toEqual([]);
    expect(document.edges).toContainEqual({
      id: 'agent-proposed',
      source: 'agent',
      port: 'proposed',
      target: 'gate',
    });
  });

  it('merges fields of the input and of the settings, and marks what is looks only', () => {
    const schema = (fields: JsonObject, required: readonly string[]): Command => ({
      type: 'setInput',
      input: { type: 'object', properties: fields, required },
    });
    const before = done(base, schema({ amount: { type: 'number' } }, ['amount']));
    const mine = done(
      before,
      schema({ amount: { type: 'number' }, reason: { type: 'string' } }, ['amount', 'reason']),
      {
        type: 'moveNodes',
        moves: [{ id: 'end', position: { x: 1, y: 1 } }],
      },
    );
    const theirs = done(before, schema({ amount: { type: 'number', minimum: 0 } }, []), {
      type: 'moveNodes',
      moves: [{ id: 'end', position: { x: 2, y: 2 } }],
    });
    const { document, conflicts } = mergeFlows({ base: before, mine, theirs });
    expect(document.input).toEqual({
      type: 'object',
      properties: { amount: { type: 'number', minimum: 0 }, reason: { type: 'string' } },
      required: ['reason'],
    });
    expect(conflicts).toMatchObject([{ key: 'nodes/end/position', isLayout: true }]);
  });

  it('keeps the order of fields that one side arranged anew, also when the other comes back in its own order', () => {
    const input = (names: readonly string[]): Command => ({
      type: 'setInput',
      input: {
        type: 'object',
        properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
      },
    });
    const before = done(base, input(['a', 'b']));
    const mine = done(before, input(['b', 'a']));
    const theirs = done(before, { type: 'setTitle', node: 'agent', title: 'Triage' });
    const { document } = mergeFlows({ base: before, mine, theirs });
    expect(Object.keys(document.input['properties'] as JsonObject)).toEqual(['b', 'a']);
    expect(nodeById(document, 'agent')?.title).toBe('Triage');
  });

  it('does not mix two kinds of one thing', () => {
    const rules: Json = {
      type: 'rules',
      rules: [{ when: 'true', decision: 'approve', confidence: 0.9, summary: 'Yes' }],
    };
    const mine = done(base, set(base, 'agent', { provider: rules }));
    const theirs = done(
      base,
      set(base, 'agent', { provider: { type: 'recorded', recording: 'cases', key: 'input.id' } }),
    );
    const { conflicts } = mergeFlows({ base, mine, theirs });
    expect(conflicts.map(({ key }) => key)).toEqual(['nodes/agent/config/provider']);
  });

  it('keeps the notes that both added under one id', () => {
    const note = (text: string): Command => ({
      type: 'addNote',
      note: { id: 'note2', text, position: { x: 0, y: 0 }, width: 100, height: 80, color: 'blue' },
    });
    const { document, conflicts } = mergeFlows({
      base,
      mine: done(base, note('Mine')),
      theirs: done(base, note('Theirs')),
    });
    expect(conflicts).toEqual([]);
    expect(document.notes.map(({ text }) => text).sort()).toEqual(['Mine', 'Theirs', 'Why']);
  });

  describe('groups', () => {
    const group = (id: string, nodes: readonly string[], title = 'Checks'): Command => ({
      type: 'putGroup',
      group: { id, title, nodes: nodes as NodeId[] },
    });
    const merged = (before: FlowDocument, mine: readonly Command[], theirs: readonly Command[]) =>
      mergeFlows({ base: before, mine: done(before, ...mine), theirs: done(before, ...theirs) });

    it('are one when both drew the same steps together, with the steps of either side', () => {
      const { document, conflicts } = merged(
        base,
        [group('group', ['agent', 'gate'])],
        [group('group', ['gate', 'end'])],
      );
      expect(conflicts).toEqual([]);
      expect(document.groups).toHaveLength(1);
      expect(document.groups?.[0]?.nodes.toSorted()).toEqual(['agent', 'end', 'gate']);
    });

    it('ask for the title alone when both gave one', () => {
      const mine = [group('group', ['agent'], 'Mine')];
      const { conflicts } = merged(base, mine, [group('group', ['agent'], 'Theirs')]);
      expect(conflicts).toMatchObject([{ key: 'groups/group/title', mine: 'Mine', theirs: 'Theirs' }]);
    });

    it('are two when they have no step in common', () => {
      const { document } = merged(base, [group('group', ['agent'])], [group('group', ['end'])]);
      expect(document.groups?.map(({ nodes }) => nodes[0]).toSorted()).toEqual(['agent', 'end']);
    });

    it('never share a step: it is where it was put last', () => {
      const before = done(base, group('one', ['agent', 'gate']));
      const { document, conflicts } = merged(
        before,
        [group('two', ['gate', 'end'])],
        [group('one', ['agent', 'gate', 'exception'])],
      );
      expect(conflicts).toEqual([]);
      const nodes = Object.fromEntries(document.groups?.map((one) => [one.id, one.nodes]) ?? []);
      expect(nodes).toEqual({ one: ['agent', 'exception'], two: ['gate', 'end'] });
    });

    it('go with their last step, whatever the other side made of the group', () => {
      const before = done(base, group('one', ['gate']));
      const remove: Command = { type: 'removeNodes', nodes: ['gate'] };
      const { document, conflicts } = mergeFlows(
        { base: before, mine: done(before, remove), theirs: done(before, group('one', ['gate'], 'Signed')) },
        { otherwise: 'theirs' },
      );
      expect(conflicts.map(({ key }) => key)).toEqual(['groups/one']);
      expect(nodeById(document, 'gate')).toBeUndefined();
      expect(document.groups ?? []).toEqual([]);
    });
  });
});
