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

const refusalOf = (to: typeof from, snapshot: RunSnapshot = waiting.snapshot, of = from) => {
  const moved = migrate(of, to, snapshot);
  return moved.ok ? null : [moved.problem.code, moved.problem.at];
};

describe('moving a waiting run to another version', () => {
  it('lets it go on there', () => {
    const to = changed('pay', (node) => ({ ...node, config: { ...node.config, retries: 5 } }));
    const moved = migrate(from, to, waiting.snapshot);
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
