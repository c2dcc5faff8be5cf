import { ok } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { correctionOf } from './correctionOf.ts';
import { proposalOf } from './lanes.ts';
import { anArtefact } from './testing/anArtefact.ts';
import { apply, done, drive, proposed } from './testing/drive.ts';

const email = { type: 'email', to: 'a@b.c', subject: '{{ proposal.payload.amount }}', body: 'x' };
const artefact = anArtefact({
  nodes: [
    { id: 'start', kind: 'trigger' },
    { id: 'triage', kind: 'agent', config: { provider: { type: 'learning', model: 'm', text: 'x' } } },
    { id: 'sample', kind: 'sampler' },
    { id: 'count', kind: 'transform', config: { set: [{ name: 'n', value: '1' }] } },
    { id: 'pay', kind: 'action', config: { operation: email } },
    { id: 'mend', kind: 'action', config: { operation: email } },
    { id: 'end', kind: 'end' },
  ],
  wires: {
    'start.next': 'triage',
    'triage.proposed': 'sample',
    'sample.next': 'count',
    'sample.corrected': 'mend',
    'count.next': 'pay',
    'pay.done': 'end',
    'pay.failed': 'triage',
    'mend.done': 'end',
  },
});
const sampled = (visit = 1, is = true) => done('sample', 'next', { sampled: is }, visit);
const run = { id: 'r2', startedAt: '2026-03-09T09:00:00.000Z' };
const ended = drive(artefact, { n: 1 }, proposed('triage'), sampled(), done('pay', 'done', { id: 1 }));

function corrected(snapshot: typeof ended.snapshot, changes: object = {}) {
  const event = correctionOf(artefact, snapshot, { node: 'sample', payload: null, run, ...changes });
  if (!event.ok) throw new Error(event.problem.code);
  return apply(artefact, null, event.value);
}

describe('a correction run', () => {
  it('begins behind the corrected port and says which run it mends', () => {
    const begun = corrected(ended.snapshot);
    expect(begun.effects).toMatchObject([{ key: 'mend/1', kind: 'action' }]);
    expect(begun.events.slice(0, 2)).toMatchObject([
      { type: 'run.started', data: { input: { n: 1 }, correction: { of: 'r1', node: 'sample' } } },
      { type: 'port.taken', node: 'sample', data: { port: 'corrected' } },
    ]);
    expect(begun.snapshot.context.run).toEqual(run);
    expect(apply(artefact, begun.snapshot, done('mend', 'done', null)).status).toBe('ended');
  });

  it('knows what the first one knew at the sampler, and nothing that came later', () => {
    const { context } = corrected(ended.snapshot).snapshot;
    expect(Object.keys(context.steps)).toEqual(['triage', 'sample']);
    expect(context.visits).toEqual({ start: 1, triage: 1, sample: 1, mend: 1 });
    expect(proposalOf(context)?.payload).toEqual({ amount: 40 });
  });

  it('proposes the corrected payload', () => {
    const begun = corrected(ended.snapshot, { payload: { amount: 12 } });
    expect(begun.effects).toMatchObject([{ input: { operation: { subject: '12' } } }]);
  });

  it('knows the outputs of that visit when the steps were done again', () => {
    const problem = { code: 'x', message: 'x' };
    const again = drive(
      artefact,
      { n: 1 },
      ...[proposed('triage'), sampled()],
      { type: 'failed', node: 'pay', visit: 1, problem },
      proposed('triage', 2, { payload: { amount: 99 } }),
      sampled(2),
    );
    const amounts = [1, 2, undefined].map((visit) => {
      const { context } = corrected(again.snapshot, visit === undefined ? {} : { visit }).snapshot;
      return [proposalOf(context)?.payload['amount'], context.steps['pay']];
    });
    const failed = { failed: true, problem };
    expect(amounts).toEqual([
      [40, undefined],
      [99, failed],
      [99, failed],
    ]);
  });

  it('needs a sample that was taken, and a way to go', () => {
    const codeOf = (snapshot: typeof ended.snapshot, node: string) => {
      const event = correctionOf(artefact, snapshot, { node, payload: null, run });
      return event.ok ? ok(null) : event.problem.code;
    };
    const skipped = drive(artefact, { n: 1 }, proposed('triage'), sampled(1, false));
    expect(skipped.snapshot.context).not.toHaveProperty('sampled');
    expect(codeOf(skipped.snapshot, 'sample')).toBe('not_sampled');
    expect(codeOf(ended.snapshot, 'triage')).toBe('corrected_not_connected');
  });

  it('can only begin once', () => {
    const event = correctionOf(artefact, ended.snapshot, { node: 'sample', payload: null, run });
    if (!event.ok) throw new Error('refused');
    expect(() => apply(artefact, corrected(ended.snapshot).snapshot, event.value)).toThrow('already_started');
  });
});
