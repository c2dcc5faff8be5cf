import { describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import type { RunSnapshot } from './snapshot.ts';
import { anArtefact, type FlowSketch } from './testing/anArtefact.ts';
import { CHECKS } from './testing/checksFlow.ts';
import { apply, drive, proposed, verdict } from './testing/drive.ts';

const from = anArtefact(CHECKS);
const waiting = drive(from, { order: 'A' }, proposed('triage'), proposed('lawyer'), proposed('banker'));

type Sketch = FlowSketch['nodes'][number];
const changed = (id: string, change: (node: Sketch) => Sketch | null, wires: object = {}) =>
  anArtefact({
    ...CHECKS,
    nodes: CHECKS.nodes.flatMap((node) => (node.id === id ? (change(node) ?? []) : node)),
    wires: { ...CHECKS.wires, ...wires },
  });

const ALONE = { isCalled: false, oversightOf: () => undefined };

const refusalOf = (to: typeof from, snapshot: RunSnapshot = waiting.snapshot, of = from) => {
  const moved = migrate(of, to, { snapshot, ...ALONE });
  return moved.ok ? null : [moved.problem.code, moved.problem.at];
};

describe('moving a waiting run to another version', () => {
  it('lets it go on there', () => {
    const to = changed('pay', (node) => ({ ...node, config: { ...node.config, retries: 5 } }));
    const moved = migrate(from, to, { snapshot: waiting.snapshot, ...ALONE });
    if (!moved.ok) throw new Error(moved.problem.message);
    const one = apply(to, moved.value, verdict('moneyGate', 'approved'));
    const both = apply(to, one.snapshot, verdict('legalGate', 'approved'));
    expect(both.effects).toMatchObject([{ key: 'pay/1' }]);
  });

  it('lets it take another way behind the step where it waits', () => {
    const to = anArtefact({ ...CHECKS, wires: { ...CHECKS.wires, 'checksJoin.next': 'paid' } });
    const one = apply(to, waiting.snapshot, verdict('moneyGate', 'approved'));
    expect(apply(to, one.snapshot, verdict('legalGate', 'approved')).outcome).toBe('paid');
    expect(refusalOf(to)).toBeNull();
  });

  it('names the step that is gone', () => {
    const to = changed('moneyGate', () => null, { 'banker.proposed': 'checksJoin' });
    expect(refusalOf(to)).toEqual(['step_gone', 'moneyGate']);
  });

  it('names the step that is of another kind', () => {
    const wait = { until: { type: 'signal', signal: 's' } };
    const to = changed('moneyGate', (node) => ({ ...node, kind: 'wait', config: wait }), {
      'moneyGate.next': 'checksJoin',
    });
    expect(refusalOf(to)).toEqual(['kind_changed', 'moneyGate']);
  });

  it('names the step that lies in another branch', () => {
    const to = changed('moneyGate', (node) => ({ ...node, lane: 'checks.legal' }));
    expect(refusalOf(to)).toEqual(['lane_changed', 'moneyGate']);
  });

  it('names the parallel step with other branches', () => {
    const branches = ['legal', 'money', 'press'].map((port) => ({ port, title: port }));
    const to = changed('checks', (node) => ({ ...node, config: { branches } }), {
      'checks.press': 'checksJoin',
    });
    expect(refusalOf(to)).toEqual(['lane_changed', 'checks']);
  });

  it('names the gate whose reviewers would have one answer less', () => {
    const { 'legalGate.sentBack': _, ...wires } = CHECKS.wires;
    expect(refusalOf(anArtefact({ ...CHECKS, wires }))).toEqual(['port_gone', 'legalGate']);
  });

  it('names the gate whose time is set otherwise', () => {
    const to = changed('legalGate', (node) => ({
      ...node,
      config: { ...node.config, expiresAfter: '9h' },
    }));
    expect(refusalOf(to)).toEqual(['timer_changed', 'legalGate']);
  });

  it('waits for steps that are under way', () => {
    expect(refusalOf(from, drive(from, { order: 'A' }).snapshot)).toEqual(['step_under_way', 'triage']);
  });

  it('names a wait for something else', () => {
    const pausing = (signal: string) =>
      anArtefact({
        nodes: [
          { id: 'start', kind: 'trigger' },
          { id: 'pause', kind: 'wait', config: { until: { type: 'signal', signal } } },
          { id: 'end', kind: 'end' },
        ],
        wires: { 'start.next': 'pause', 'pause.next': 'end' },
      });
    const { snapshot } = drive(pausing('a'), {});
    expect(refusalOf(pausing('b'), snapshot, pausing('a'))).toEqual(['wait_changed', 'pause']);
    expect(refusalOf(pausing('a'), snapshot, pausing('a'))).toBeNull();
  });

  it('leaves finished runs alone', () => {
    const over = apply(from, waiting.snapshot, { type: 'cancel', by: 'u1' });
    expect(refusalOf(from, over.snapshot)).toEqual(['run_finished', undefined]);
  });
});

describe('what nobody has judged (G12)', () => {
  const agent = { provider: { type: 'learning', model: 'm', text: 'x' } };
  const kinds: { readonly [id: string]: Omit<Sketch, 'id'> } = {
    start: { kind: 'trigger' },
    triage: { kind: 'agent', config: agent },
    pause: { kind: 'wait', config: { until: { type: 'signal', signal: 's' } } },
    check: { kind: 'gate', config: { question: 'Pay?', expiresAfter: '4h' } },
    pay: { kind: 'action', config: { operation: { type: 'email', to: 'a@b.c', subject: 'x', body: 'x' } } },
    end: { kind: 'end' },
  };
  const ports: { readonly [kind: string]: string } = { agent: 'proposed', gate: 'approved', action: 'done' };
  /** The steps of these names one after the other. */
  const row = (names: string, wires: object = {}) => {
    const ids = names.split(' ');
    const nodes = ids.map((id): Sketch => ({ id, kind: 'end', ...kinds[id] }));
    const drawn = nodes.slice(1).map(({ id }, index): [string, string] => {
      const { id: source = '', kind = '' } = nodes[index] ?? {};
      return [`${source}.${ports[kind] ?? 'next'}`, id];
    });
    return anArtefact({ nodes, wires: { ...Object.fromEntries(drawn), ...wires } });
  };
  const gated = row('start triage pause check pay end');
  const ungated = row('start pause pay end');
  const unseen = drive(gated, {}, proposed('triage')).snapshot;

  it('does not get to what cannot be undone without the gate that was on its way', () => {
    expect(refusalOf(ungated, unseen, gated)).toEqual(['action_without_gate', 'pay']);
    expect(refusalOf(row('start pause check pay end'), unseen, gated)).toBeNull();
    expect(refusalOf(row('start pause end'), unseen, gated)).toBeNull();
    expect(refusalOf(ungated, drive(row('start pause check pay end'), {}).snapshot, gated)).toBeNull();
  });

  it('is not forgotten when the run is moved more than once', () => {
    const between = row('start pause check pay end');
    const moved = migrate(gated, between, { snapshot: unseen, ...ALONE });
    if (!moved.ok) throw new Error(moved.problem.message);
    expect(refusalOf(ungated, moved.value, between)).toEqual(['action_without_gate', 'pay']);
  });

  it('is nothing any more behind a gate at which a person decided, but is so behind an expired review', () => {
    const judged = row('start triage check pause pay end');
    const approved = drive(judged, {}, proposed('triage'), verdict('check', 'approved'));
    expect(refusalOf(ungated, approved.snapshot, judged)).toBeNull();
    const silent = row('start triage check pause end', { 'check.expired': 'pause' });
    const answers = [proposed('triage'), verdict('check', 'approved')] as const;
    expect(refusalOf(ungated, drive(silent, {}, ...answers).snapshot, silent)).toBeNull();
    const expired = drive(silent, {}, proposed('triage'), {
      type: 'timer',
      node: 'check',
      visit: 1,
      name: 'expires',
    });
    expect(refusalOf(ungated, expired.snapshot, silent)).toEqual(['action_without_gate', 'pay']);
  });

  it('waits at a join for the other branches', () => {
    const block = (tail: string): typeof from =>
      anArtefact({
        nodes: [
          { id: 'start', kind: 'trigger' },
          {
            id: 'both',
            kind: 'parallel',
            config: { branches: ['left', 'right'].map((port) => ({ port, title: port })) },
          },
          { id: 'triage', kind: 'agent', config: agent, lane: 'both.left' },
          { id: 'pause', kind: 'wait', ...kinds['pause'], lane: 'both.right' } as Sketch,
          { id: 'bothJoin', kind: 'join' },
          { id: 'check', kind: 'gate', ...kinds['check'] } as Sketch,
          { id: 'pay', kind: 'action', ...kinds['pay'] } as Sketch,
          { id: 'end', kind: 'end' },
        ],
        wires: {
          ...{ 'start.next': 'both', 'both.left': 'triage', 'both.right': 'pause', 'pause.next': 'bothJoin' },
          ...{
            'triage.proposed': 'bothJoin',
            'bothJoin.next': tail,
            'check.approved': 'pay',
            'pay.done': 'end',
          },
        },
      });
    const joined = block('check');
    const entries = Object.entries(joined.nodes).map(([id, entry]) => [
      id,
      id === 'both' ? { ...entry, join: 'bothJoin' } : entry,
    ]);
    const old = { ...joined, nodes: Object.fromEntries(entries) };
    const open = block('pay');
    const now = { ...open, nodes: { ...open.nodes, both: { ...open.nodes['both'], join: 'bothJoin' } } };
    const { snapshot } = drive(old, {}, proposed('triage'));
    expect(refusalOf(now as typeof from, snapshot, old)).toEqual(['action_without_gate', 'pay']);
    expect(refusalOf(old, snapshot, old)).toBeNull();
  });

  it('does not come back unseen to the run that called this one', () => {
    const judges = row('start pause check end');
    const lets = row('start pause end');
    const { snapshot } = drive(judges, {});
    const called = migrate(judges, lets, { ...ALONE, snapshot, isCalled: true });
    expect(called).toMatchObject({ ok: false, problem: { code: 'answer_without_gate' } });
    expect(refusalOf(lets, snapshot, judges)).toBeNull();
  });
});
