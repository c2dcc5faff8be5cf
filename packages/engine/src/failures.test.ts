import { describe, expect, it } from 'vitest';
import { anArtefact } from './testing/anArtefact.ts';
import { drive, proposed } from './testing/drive.ts';

const END = { id: 'end', kind: 'end' };
const START = { id: 'start', kind: 'trigger' };

describe('a failing expression', () => {
  it('fails the run at the branch and keeps what happened before', () => {
    const artefact = anArtefact({
      nodes: [
        START,
        { id: 'ask', kind: 'agent', config: { provider: { type: 'learning', model: 'm', text: 'x' } } },
        {
          id: 'split',
          kind: 'branch',
          config: { cases: [{ port: 'a', title: 'A', when: 'input.no.such > 1' }] },
        },
        END,
      ],
      wires: { 'start.next': 'ask', 'ask.proposed': 'split', 'split.a': 'end', 'split.otherwise': 'end' },
    });
    const failed = drive(artefact, {}, proposed('ask'));
    expect(failed).toMatchObject({ status: 'failed', failure: { node: 'split', problem: { at: 'split' } } });
    expect(failed.events.map((event) => event.type)).toEqual([
      'agent.proposed',
      'port.taken',
      'step.entered',
      'run.failed',
    ]);
    expect(failed.snapshot.context.steps['ask']).toBeDefined();
  });

  it('fails the run when a condition is not true or false', () => {
    const when = { type: 'policyLimit', value: 'input.name', limit: 5 };
    const artefact = anArtefact({
      nodes: [
        START,
        { id: 'route', kind: 'exception', config: { rules: [{ port: 'a', title: 'A', when }] } },
        END,
      ],
      wires: { 'start.next': 'route', 'route.a': 'end', 'route.normal': 'end' },
    });
    expect(drive(artefact, { name: 'Ann' }).failure).toMatchObject({
      node: 'route',
      problem: { code: 'not_a_number' },
    });
    expect(drive(artefact, { name: 6 }).snapshot.context.route).toMatchObject({ port: 'a' });
  });

  it('in a value fails the run at that step', () => {
    const artefact = anArtefact({
      nodes: [
        START,
        { id: 'set', kind: 'transform', config: { set: [{ name: 'a', value: 'input.x.y' }] } },
        END,
      ],
      wires: { 'start.next': 'set', 'set.next': 'end' },
    });
    expect(drive(artefact, {}).failure).toMatchObject({ node: 'set' });
    expect(drive(artefact, { x: { y: 3 } }).snapshot.context.steps['set']).toEqual({ a: 3 });
  });

  it('in the input of an effect is the failure of that step', () => {
    const provider = { type: 'learning', model: 'm', text: '{{ input.no.such }}' };
    const artefact = anArtefact({
      nodes: [
        START,
        { id: 'ask', kind: 'agent', config: { provider } },
        { ...END, config: { outcome: 'helped' } },
      ],
      wires: { 'start.next': 'ask', 'ask.proposed': 'end', 'ask.failed': 'end' },
    });
    const ended = drive(artefact, {});
    expect(ended).toMatchObject({ status: 'ended', outcome: 'helped', effects: [], cancelledEffects: [] });
    expect(ended.snapshot.context.steps['ask']).toMatchObject({ failed: true });
    expect(ended.events.map((event) => event.type)).toContain('agent.failed');
  });
});

describe('the visit limit', () => {
  it('ends a loop that nothing interrupts', () => {
    const artefact = anArtefact({
      nodes: [START, { id: 'set', kind: 'transform', config: { set: [{ name: 'a', value: '1' }] } }],
      wires: { 'start.next': 'set', 'set.next': 'set' },
      visitLimit: 3,
    });
    const failed = drive(artefact, {});
    expect(failed.failure).toMatchObject({ node: 'set', problem: { code: 'visit_limit' } });
    expect(failed.events.filter((event) => event.type === 'step.entered')).toHaveLength(3);
  });
});
