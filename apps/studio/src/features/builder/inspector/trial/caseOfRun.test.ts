import { type Json, RunEvent, type RunEventType } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { caseOfRun } from './caseOfRun.ts';

const events = (...sketches: readonly (readonly [RunEventType, string | undefined, Json])[]) =>
  sketches.map(([type, node, data], index) =>
    RunEvent.parse({
      seq: index + 1,
      type,
      at: '2026-03-02T08:00:00.000Z',
      data,
      ...(node === undefined ? {} : { node, visit: 1 }),
    }),
  );

const PROPOSAL = { decision: 'refund', payload: { amount: 40 }, confidence: 0.9 };
const approved = { kind: 'gate', by: 'Ada', verdict: { type: 'edit', edited: { amount: 30 } } };
const run = events(
  ['run.started', undefined, { input: { order: 'A7' } }],
  ['step.entered', 'triage', null],
  ['agent.proposed', 'triage', PROPOSAL],
  ['step.entered', 'check', null],
  ['verdict.taken', 'check', approved],
  ['step.entered', 'pay', null],
  ['action.failed', 'pay', { code: 'http_status' }],
  ['step.entered', 'tell', null],
);

describe('the case of a run', () => {
  it('is what the step saw, with the payload that was approved', () => {
    const seen = caseOfRun(run, 'pay');
    expect(seen?.input).toEqual({ order: 'A7' });
    expect(seen?.proposal).toEqual({ ...PROPOSAL, payload: { amount: 30 } });
    expect(seen?.steps['triage']).toEqual(PROPOSAL);
    expect(seen?.steps['check']).toMatchObject({ verdict: 'edit', by: 'Ada', payload: { amount: 30 } });
    expect(seen?.steps['pay']).toBeUndefined();
  });

  it('knows failed steps and stops before the step itself', () => {
    expect(caseOfRun(run, 'tell')?.steps['pay']).toEqual({ failed: true, problem: { code: 'http_status' } });
    expect(caseOfRun(run, 'triage')).toEqual({ input: { order: 'A7' }, steps: {}, proposal: null });
  });

  it('is nothing for a step that the run has not reached', () => {
    expect(caseOfRun(run, 'elsewhere')).toBeUndefined();
  });
});
