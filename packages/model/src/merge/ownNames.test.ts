import { describe, expect, it } from 'vitest';
import { nodeById } from '../document/edges.ts';
import { FlowDocument } from '../document/flow.ts';
import type { Scenario } from '../document/scenario.ts';
import type { JsonObject } from '../json.ts';
import { add, aFlow, done, set, wire } from '../testing/aFlow.ts';
import { mergeFlows } from './mergeFlows.ts';
import { isNameless, namedAnew } from './namedAnew.ts';
import { ownNames } from './ownNames.ts';

const withReason = (document: FlowDocument, title: string) =>
  done(document, set(document, 'gate', { reasonCodes: [{ code: 'late', title }] }));
const reasonsOf = (document: FlowDocument): readonly JsonObject[] => {
  const config = nodeById(document, 'gate')?.config as JsonObject | undefined;
  return (config?.['reasonCodes'] ?? []) as readonly JsonObject[]; // safe: a list of objects
};

describe('names of what two sides add', () => {
  it('gives way with each step, note and entry that the other side added under the same name', () => {
    const base = aFlow();
    const note = {
      id: 'note2',
      text: 'Mine',
      position: { x: 0, y: 0 },
      width: 90,
      height: 80,
      color: 'blue',
    } as const;
    const mine = done(add(withReason(base, 'Too late'), 'end'), { type: 'addNote', note });
    const theirs = done(add(withReason(base, 'Delayed'), 'end'), { type: 'addNote', note });
    const names = ownNames({ base, mine, theirs });
    expect(names).toEqual({
      steps: [{ from: 'end2', to: 'end3' }],
      notes: [{ from: 'note2', to: 'note3' }],
      entries: [{ node: 'gate', list: ['reasonCodes'], field: 'code', from: 'late', to: 'late2' }],
    });
    const merged = mergeFlows({ base, mine: namedAnew(mine, names), theirs });
    expect(merged.conflicts).toEqual([]);
    expect(reasonsOf(merged.document).map(({ title }) => title)).toEqual(['Too late', 'Delayed']);
    expect(merged.document.nodes).toHaveLength(base.nodes.length + 2);
    expect(merged.document.notes).toHaveLength(base.notes.length + 2);
  });

  it('names nothing anew of which there is one by its nature, or that came to both from the same place', () => {
    const base = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'New', nodes: [], edges: [] });
    const begun = add(base, 'trigger');
    expect(isNameless(ownNames({ base, mine: begun, theirs: begun }))).toBe(true);
    const both = add(aFlow(), 'end');
    const flows = { base: aFlow(), mine: both, theirs: both };
    expect(isNameless(ownNames(flows))).toBe(false);
    expect(isNameless(ownNames(flows, { isOne: () => true }))).toBe(true);
  });

  it('sees no twins in a step that both sides only call otherwise', () => {
    const base = aFlow();
    const renamed = done(base, { type: 'renameNode', node: 'agent', to: 'triage', checkpoint: 'keep' });
    expect(isNameless(ownNames({ base, mine: renamed, theirs: renamed }))).toBe(true);
  });

  it('avoids names that an undone step may come back with', () => {
    const base = aFlow();
    const both = add(base, 'end');
    const { steps } = ownNames({ base, mine: both, theirs: both }, { taken: ['end3'] });
    expect(steps).toEqual([{ from: 'end2', to: 'end4' }]);
  });
});

describe('a flow named anew', () => {
  it('is named so wherever the step is named: wires, groups, scenarios and expressions', () => {
    const scenario = {
      id: 's',
      name: 'Late',
      start: { input: {}, rungs: { gate: 1 } },
      script: [{ type: 'decide', node: 'gate', verdict: { type: 'reject', reasonCode: 'late' } }],
      expect: { steps: ['trigger', 'gate'] },
    } as unknown as Scenario; // safe: what names steps is there
    const document: FlowDocument = {
      ...done(
        withReason(aFlow(), 'Too late'),
        wire('gate', 'rejected', 'end'),
        {
          type: 'putGroup',
          group: { id: 'g', title: 'Judging', nodes: ['gate'] as never },
        },
        { type: 'setTitle', node: 'end', title: 'Paid' },
      ),
      scenarios: [scenario],
    };
    const named = namedAnew(document, {
      steps: [
        { from: 'agent', to: 'agent2' },
        { from: 'gate', to: 'gate2', title: { from: 'Approval gate', to: 'Legal' }, shift: { x: 0, y: 40 } },
      ],
      notes: [],
      entries: [{ node: 'gate', list: ['reasonCodes'], field: 'code', from: 'late', to: 'late2' }],
    });
    const before = nodeById(document, 'gate');
    const gate = nodeById(named, 'gate2');
    expect(gate?.title).toBe('Legal');
    expect(gate?.position).toEqual({ x: before?.position.x, y: (before?.position.y ?? 0) + 40 });
    expect(gate?.config).toMatchObject({ question: 'Is {{ steps.agent2.decision }} right?' });
    expect(reasonsOf(namedAnew(named, back()))).toEqual(reasonsOf(document));
    expect(named.edges.filter(({ source }) => source === 'gate2')).toHaveLength(2);
    expect(named.groups?.[0]?.nodes).toEqual(['gate2']);
    expect(JSON.stringify(named.scenarios)).toBe(
      JSON.stringify([scenario]).replaceAll('"gate"', '"gate2"').replace('"late"', '"late2"'),
    );
    expect(named.nodes.find(({ id }) => id === 'end')).toBe(nodeById(document, 'end'));
  });

  const back = () => ({
    steps: [{ from: 'gate2', to: 'gate' }],
    notes: [],
    entries: [{ node: 'gate2', list: ['reasonCodes'], field: 'code', from: 'late2', to: 'late' }],
  });
});
