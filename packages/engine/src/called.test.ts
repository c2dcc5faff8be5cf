import { describe, expect, it } from 'vitest';
import { agentsBefore } from './agentsBefore.ts';
import { anArtefact } from './testing/anArtefact.ts';
import { apply, done, drive } from './testing/drive.ts';

/** Calls a flow again and again, and asks a gate in between. */
const artefact = anArtefact({
  nodes: [
    { id: 'start', kind: 'trigger' },
    { id: 'call', kind: 'subflow', config: { flow: 'look', input: '{}' } },
    { id: 'check', kind: 'gate', config: { question: 'Go on?' } },
    { id: 'end', kind: 'end', config: { outcome: 'over' } },
  ],
  wires: {
    'start.next': 'call',
    'call.done': 'check',
    'call.failed': 'check',
    'check.approved': 'end',
    'check.rejected': 'call',
  },
});
const ANSWER = { runId: 'r2', outcome: 'over', output: {} };
const answered = (agents: readonly string[], visit = 1) =>
  ({ type: 'done', node: 'call', visit, port: 'done', output: ANSWER, agents }) as const;
const REJECTED = { verdict: 'reject', by: 'ada', payload: {}, message: null, reasonCode: null };

describe('the agents behind a call', () => {
  it('are known until the call answers again', () => {
    const first = drive(artefact, {}, answered(['a', 'b']));
    const { context } = first.snapshot;
    expect(agentsBefore(artefact, context, 'check')).toEqual([
      { node: 'call', agentVersion: 'a' },
      { node: 'call', agentVersion: 'b' },
    ]);
    expect(context.steps['call']).toEqual(ANSWER);
    const again = apply(artefact, first.snapshot, done('check', 'rejected', REJECTED));
    const second = apply(artefact, again.snapshot, answered(['c'], 2));
    expect(second.snapshot.context.called).toEqual({ call: ['c'] });
    const third = apply(artefact, second.snapshot, done('check', 'rejected', REJECTED, 2));
    const broken = { code: 'called_run_failed', message: 'x' };
    const failed = apply(artefact, third.snapshot, {
      type: 'failed',
      node: 'call',
      visit: 3,
      problem: broken,
    });
    expect(failed.snapshot.context).not.toHaveProperty('called');
  });

  it('have no part in what no way leads to', () => {
    const { context } = drive(artefact, {}, answered(['a'])).snapshot;
    expect(agentsBefore(artefact, context, 'start')).toEqual([]);
  });
});
