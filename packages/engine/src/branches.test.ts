import { describe, expect, it } from 'vitest';
import { activeVisits } from './activeVisits.ts';
import { proposalOf, routeOf } from './lanes.ts';
import { needsFourEyes } from './needsFourEyes.ts';
import { anArtefact } from './testing/anArtefact.ts';
import { checksArtefact as artefact } from './testing/checksFlow.ts';
import { apply, done, drive, NOW, proposed, verdict } from './testing/drive.ts';

const keys = (visits: readonly { key: string }[]) => visits.map((visit) => visit.key);
const types = (result: { events: readonly { type: string }[] }) => result.events.map((event) => event.type);
const problem = { code: 'agent_timeout', message: 'No answer' };

const opened = () => drive(artefact, { order: 'A-17' }, proposed('triage', 1, { decision: 'refund' }));
const held = () => {
  const legal = apply(artefact, opened().snapshot, proposed('lawyer', 1, { decision: 'lawful' }));
  return apply(artefact, legal.snapshot, proposed('banker', 1, { decision: 'affordable' }));
};

describe('branches', () => {
  it('begin all at once, in the order in which the parallel step lists them', () => {
    const result = opened();
    expect(keys(result.effects)).toEqual(['lawyer/1', 'banker/1']);
    const taken = result.events.filter((event) => event.type === 'port.taken').map((event) => event.data);
    expect(taken).toEqual([
      { port: 'proposed', edge: 'triage.proposed' },
      { port: 'legal', edge: 'checks.legal' },
      { port: 'money', edge: 'checks.money' },
    ]);
    expect(result.status).toBe('running');
  });

  it('show each gate the proposal of its own branch only', () => {
    const legal = apply(artefact, opened().snapshot, proposed('lawyer', 1, { decision: 'lawful' }));
    expect(legal.effects).toMatchObject([{ key: 'legalGate/1', input: { question: 'lawful?' } }]);
    const money = apply(artefact, legal.snapshot, proposed('banker', 1, { decision: 'affordable' }));
    expect(money.effects).toMatchObject([
      { key: 'moneyGate/1', input: { proposal: { decision: 'affordable' } } },
    ]);
    expect(money.status).toBe('waiting');
  });

  it('keep what a gate approved to themselves, also when it is edited', () => {
    const edited = { verdict: 'edit', payload: { amount: 1 } };
    const { context } = apply(artefact, held().snapshot, verdict('legalGate', 'approved', edited)).snapshot;
    expect(proposalOf(context, 'checks.legal')).toMatchObject({ decision: 'lawful', payload: { amount: 1 } });
    expect(proposalOf(context, 'checks.money')).toMatchObject({
      decision: 'affordable',
      payload: { amount: 40 },
    });
    expect(proposalOf(context)).toMatchObject({ decision: 'refund', payload: { amount: 40 } });
  });

  it('ask for four eyes by the branch of the gate', () => {
    const at = (amount: number) =>
      needsFourEyes(artefact, held().snapshot, { node: 'moneyGate', payload: { amount }, now: NOW });
    expect([at(500), at(501)]).toEqual([false, true]);
  });

  it('are answered in any order and go on when the last has come to the join', () => {
    const one = apply(artefact, held().snapshot, verdict('moneyGate', 'approved'));
    expect(keys(activeVisits(one.snapshot))).toEqual(['legalGate/1']);
    expect(one.cancelledEffects).toEqual([]);
    const both = apply(artefact, one.snapshot, verdict('legalGate', 'approved'));
    expect(both.effects).toMatchObject([{ key: 'pay/1', input: { operation: { subject: 'refund' } } }]);
    expect(both.snapshot.context.lanes).toBeUndefined();
    expect(both.cancelledTimers.map((timer) => timer.id)).toEqual(['legalGate/1']);
    expect(apply(artefact, both.snapshot, done('pay', 'done', null))).toMatchObject({ outcome: 'paid' });
  });

  it('refuse a second answer to a gate whose branch rests at the join', () => {
    const one = apply(artefact, held().snapshot, verdict('moneyGate', 'approved'));
    expect(() => apply(artefact, one.snapshot, verdict('moneyGate', 'approved'))).toThrow('stale_completion');
  });

  it('tell an agent only what a reviewer of its own branch sent back', () => {
    const back = { verdict: 'sendBack', message: 'Read it again' };
    const again = apply(artefact, held().snapshot, verdict('legalGate', 'sentBack', back));
    expect(again.effects).toMatchObject([{ key: 'lawyer/2', input: { feedback: 'Read it again' } }]);
    expect(again.snapshot.context.visits['banker']).toBe(1);
  });

  it('end the whole run from inside, and call off what the others do', () => {
    const ended = apply(artefact, held().snapshot, verdict('legalGate', 'rejected', { verdict: 'reject' }));
    expect(ended).toMatchObject({ status: 'ended', outcome: 'stopped', effects: [] });
    expect(keys(ended.cancelledEffects)).toEqual(['moneyGate/1']);
  });

  it('fail the run when a step inside fails without a way on', () => {
    const failed = apply(artefact, opened().snapshot, { type: 'failed', node: 'lawyer', visit: 1, problem });
    expect(failed).toMatchObject({ status: 'failed', failure: { node: 'lawyer' } });
    expect(keys(failed.cancelledEffects)).toEqual(['banker/1']);
  });

  it('expire one by one', () => {
    const timer = { type: 'timer', node: 'legalGate', visit: 1 } as const;
    const expired = apply(artefact, held().snapshot, timer);
    expect(types(expired)).toEqual(['gate.expired', 'port.taken']);
    expect(keys(activeVisits(expired.snapshot))).toEqual(['moneyGate/1']);
  });
});

describe('branches inside branches', () => {
  const branches = (...ports: string[]) => ({ branches: ports.map((port) => ({ port, title: port })) });
  const when = { type: 'expression', expression: 'input.odd' };
  const nested = anArtefact({
    nodes: [
      { id: 'start', kind: 'trigger' },
      { id: 'outer', kind: 'parallel', config: branches('a', 'b') },
      {
        id: 'odd',
        kind: 'exception',
        config: { rules: [{ port: 'odd', title: 'Odd', when }] },
        lane: 'outer.a',
      },
      { id: 'inner', kind: 'parallel', config: branches('a', 'b', 'c'), lane: 'outer.a' },
      { id: 'gateA', kind: 'gate', config: { question: 'A?' }, lane: 'outer.a/inner.a' },
      { id: 'gateB', kind: 'gate', config: { question: 'B?' }, lane: 'outer.a/inner.b' },
      { id: 'innerJoin', kind: 'join', lane: 'outer.a' },
      { id: 'gateO', kind: 'gate', config: { question: 'O?' }, lane: 'outer.b' },
      { id: 'outerJoin', kind: 'join' },
      { id: 'end', kind: 'end' },
    ],
    wires: {
      'start.next': 'outer',
      'outer.a': 'odd',
      'odd.odd': 'inner',
      'odd.normal': 'inner',
      'inner.a': 'gateA',
      'inner.b': 'gateB',
      'inner.c': 'innerJoin',
      'gateA.approved': 'innerJoin',
      'gateA.rejected': 'end',
      'gateB.approved': 'innerJoin',
      'gateB.rejected': 'end',
      'innerJoin.next': 'outerJoin',
      'outer.b': 'gateO',
      'gateO.approved': 'outerJoin',
      'gateO.rejected': 'end',
      'outerJoin.next': 'end',
    },
  });

  it('inherit what holds around them, and an empty one is there at once', () => {
    const { snapshot } = drive(nested, { odd: true });
    expect(keys(activeVisits(snapshot)).sort()).toEqual(['gateA/1', 'gateB/1', 'gateO/1']);
    expect(routeOf(snapshot.context, 'outer.a/inner.b')).toMatchObject({ node: 'odd' });
    expect(routeOf(snapshot.context, 'outer.b')).toBeNull();
  });

  it('join from the inside out', () => {
    const approvals = ['gateA', 'gateO', 'gateB'].map((gate) => verdict(gate, 'approved'));
    const ended = drive(nested, { odd: false }, ...approvals);
    expect(ended.status).toBe('ended');
    expect(ended.events.flatMap((event) => (event.type === 'step.entered' ? event.node : []))).toEqual([
      'innerJoin',
      'outerJoin',
      'end',
    ]);
  });
});
