import { describe, expect, it } from 'vitest';
import { proposalOf } from './lanes.ts';
import { anArtefact } from './testing/anArtefact.ts';
import { aProposal, apply, drive, proposed, verdict } from './testing/drive.ts';
import { refundArtefact as artefact, REFUND, REFUND_INPUT } from './testing/refundFlow.ts';

const count = (text: string, part: string) => text.split(part).length - 1;

describe('the proposal in a snapshot', () => {
  it('is stored once, however often it holds', () => {
    const held = drive(artefact, REFUND_INPUT, proposed('triage', 1, { summary: 'Once only' }));
    expect(count(JSON.stringify(held.snapshot), 'Once only')).toBe(1);
    const paying = apply(artefact, held.snapshot, verdict('check', 'approved'));
    expect(count(JSON.stringify(paying.snapshot), 'Once only')).toBe(1);
    expect(proposalOf(paying.snapshot.context)).toEqual(aProposal({ summary: 'Once only' }));
  });

  it('outlives a later failure of the agent that made it', () => {
    const wires = { ...REFUND.wires, 'triage.failed': 'check' };
    const loop = anArtefact({ ...REFUND, wires });
    const back = verdict('check', 'sentBack', { verdict: 'sendBack', message: 'Again' });
    const problem = { code: 'agent_timeout', message: 'x' };
    const failed = { type: 'failed', node: 'triage', visit: 2, problem } as const;
    const held = drive(loop, REFUND_INPUT, proposed('triage'), back, failed);
    expect(held.snapshot.context.steps['triage']).toMatchObject({ failed: true });
    expect(held.effects).toMatchObject([{ key: 'check/2', input: { proposal: aProposal() } }]);
  });

  it('keeps the payload that was approved when the gate is visited again', () => {
    const wires = { ...REFUND.wires, 'pay.done': 'check', 'check.rejected': 'pay' };
    const loop = anArtefact({ ...REFUND, wires });
    const edited = verdict('check', 'approved', { verdict: 'edit', payload: { amount: 7 } });
    const rejected = verdict('check', 'rejected', { verdict: 'reject', payload: { amount: 9 } }, 2);
    const pay = { type: 'done', node: 'pay', visit: 1, port: 'done', output: null } as const;
    const again = drive(loop, REFUND_INPUT, proposed('triage'), edited, pay, rejected);
    expect(again.effects).toMatchObject([{ input: { operation: { body: { amount: 7 } } } }]);
  });
});
