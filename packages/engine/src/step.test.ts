import type { JsonObject } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { proposalOf } from './lanes.ts';
import { needsFourEyes } from './needsFourEyes.ts';
import { step } from './step.ts';
import { anArtefact } from './testing/anArtefact.ts';
import { apply, done, drive, NOW, proposed, verdict } from './testing/drive.ts';
import { refundArtefact as artefact, REFUND_INPUT as INPUT, REFUND } from './testing/refundFlow.ts';

const types = (result: { events: readonly { type: string }[] }) => result.events.map((event) => event.type);

describe('a turn', () => {
  it('starts the run and asks the first agent with rendered input', () => {
    const started = drive(artefact, INPUT);
    expect(started.status).toBe('running');
    expect(started.effects).toMatchObject([
      { key: 'triage/1', kind: 'agent', input: { text: 'Order A-17', feedback: null } },
    ]);
    expect(types(started)).toEqual(['run.started', 'port.taken', 'step.entered']);
  });

  it('asks a gate with question, proposal and deadline, and waits', () => {
    const held = drive(artefact, INPUT, proposed('triage'));
    expect(held.status).toBe('waiting');
    expect(held.effects).toMatchObject([
      { key: 'check/1', kind: 'gate', input: { question: 'Refund 40?', route: null } },
    ]);
    expect(held.timers).toEqual([
      { id: 'check/1', node: 'check', visit: 1, name: 'expires', due: { inMs: 14_400_000 } },
    ]);
  });

  it('runs to the end and gives outcome and output', () => {
    const ended = drive(
      artefact,
      INPUT,
      proposed('triage'),
      verdict('check', 'approved'),
      done('pay', 'done', { id: 7 }),
    );
    expect(ended).toMatchObject({ status: 'ended', outcome: 'paid', output: { amount: 40 }, effects: [] });
    expect(types(ended)).toEqual(['action.done', 'port.taken', 'step.entered', 'run.ended']);
  });

  it('runs the payload that was approved and keeps the agent’s own', () => {
    const edited = { verdict: 'edit', payload: { amount: 25 } };
    const paying = drive(artefact, INPUT, proposed('triage'), verdict('check', 'approved', edited));
    expect(paying.effects).toMatchObject([
      { kind: 'action', input: { operation: { body: { amount: 25 } } } },
    ]);
    expect(paying.snapshot.context.steps['triage']).toMatchObject({ payload: { amount: 40 } });
    expect(paying.snapshot.context.steps['check']).toMatchObject({
      verdict: 'edit',
      payload: { amount: 25 },
    });
  });

  it('gives a case without a proposal the payload that a person wrote', () => {
    const mended = anArtefact({ ...REFUND, wires: { ...REFUND.wires, 'triage.failed': 'check' } });
    const problem = { code: 'agent_timeout', message: 'No answer' };
    const edited = verdict('check', 'approved', { verdict: 'edit', payload: { amount: 12 } });
    const paying = drive(mended, INPUT, { type: 'failed', node: 'triage', visit: 1, problem }, edited);
    expect(paying.effects).toMatchObject([
      { kind: 'action', input: { operation: { body: { amount: 12 } } } },
    ]);
  });

  it('keeps the agent’s payload when a person rejects an edited one', () => {
    const rejected = drive(
      artefact,
      INPUT,
      proposed('triage'),
      verdict('check', 'rejected', { payload: { amount: 1 } }),
    );
    expect(proposalOf(rejected.snapshot.context)?.payload).toEqual({ amount: 40 });
  });

  it('visits the agent again when the case is sent back, with the reviewer’s words', () => {
    const back = { verdict: 'sendBack', message: 'Check the date' };
    const again = drive(artefact, INPUT, proposed('triage'), verdict('check', 'sentBack', back));
    expect(again.effects).toMatchObject([
      { key: 'triage/2', visit: 2, input: { feedback: 'Check the date' } },
    ]);
  });

  it('leaves an expired gate by its own port and cancels what was asked (G13)', () => {
    const expired = drive(artefact, INPUT, proposed('triage'), { type: 'timer', node: 'check', visit: 1 });
    expect(expired).toMatchObject({ status: 'ended', outcome: 'refused', cancelledTimers: [] });
    expect(expired.cancelledEffects.map((visit) => visit.key)).toEqual(['check/1']);
    expect(types(expired)).toContain('gate.expired');
    expect(expired.snapshot.context.steps['check']).toMatchObject({ verdict: 'expired', by: null });
  });

  it('cancels the deadline of an answered gate', () => {
    const paying = drive(artefact, INPUT, proposed('triage'), verdict('check', 'approved'));
    expect(paying.cancelledTimers.map((timer) => timer.id)).toEqual(['check/1']);
    expect(paying.cancelledEffects).toEqual([]);
  });

  it('remembers the exception rule until a case is normal again', () => {
    const routed = drive(artefact, INPUT, proposed('triage', 1, { flags: ['frustrated'] }));
    expect(routed.snapshot.context.route).toEqual({
      node: 'unusual',
      port: 'angry',
      title: 'Angry customer',
    });
    const back = apply(artefact, routed.snapshot, verdict('check', 'sentBack', { verdict: 'sendBack' }));
    const calm = apply(artefact, back.snapshot, proposed('triage', 2));
    expect(calm.snapshot.context.route).toBeNull();
  });

  it('fails the run when a step fails and nothing is connected to its failed port', () => {
    const problem = { code: 'agent_timeout', message: 'No answer' };
    const failed = drive(artefact, INPUT, { type: 'failed', node: 'triage', visit: 1, problem });
    expect(failed).toMatchObject({ status: 'failed', failure: { node: 'triage', problem } });
    expect(types(failed)).toEqual(['agent.failed', 'port.taken', 'run.failed']);
  });

  it('takes the failed port when it is connected', () => {
    const mended = anArtefact({ ...REFUND, wires: { ...REFUND.wires, 'triage.failed': 'check' } });
    const problem = { code: 'agent_timeout', message: 'No answer' };
    const held = drive(mended, INPUT, { type: 'failed', node: 'triage', visit: 1, problem });
    expect(held.effects).toMatchObject([{ kind: 'gate', input: { proposal: null, question: 'check' } }]);
  });

  it('cancels from any state, with everything that was under way', () => {
    const cancelled = drive(artefact, INPUT, proposed('triage'), { type: 'cancel', by: 'u1' });
    expect(cancelled).toMatchObject({ status: 'cancelled', effects: [] });
    expect(cancelled.cancelledEffects.map((visit) => visit.key)).toEqual(['check/1']);
    expect(cancelled.cancelledTimers.map((timer) => timer.id)).toEqual(['check/1']);
  });

  it('leaves a customer’s data alone, whatever it looks like', () => {
    const odd = {
      ...INPUT,
      ref: { xstate$$type: 1, id: 'triage' },
      list: [{ xstate$$type: 1, id: 'check' }],
    };
    const held = drive(artefact, odd, proposed('triage'));
    expect(held.snapshot.context.input).toEqual(odd);
  });
});

describe('four eyes', () => {
  const { snapshot } = drive(artefact, INPUT, proposed('triage'));
  const needed = (payload: JsonObject) =>
    needsFourEyes(artefact, snapshot, { node: 'check', payload, now: NOW });

  it('are asked for by what would run, not by what was proposed', () => {
    expect(needed({ amount: 40 })).toBe(false);
    expect(needed({ amount: 501 })).toBe(true);
  });

  it('are asked for when the condition cannot be evaluated', () => {
    expect(needed({})).toBe(true);
  });
});

describe('a refusal', () => {
  const held = drive(artefact, INPUT, proposed('triage'));
  const codeOf = (event: Parameters<typeof step>[0]['event'], snapshot = held.snapshot) => {
    const result = step({ artefact, snapshot, event, now: NOW });
    return result.ok ? null : result.problem.code;
  };

  it('meets a late answer to an earlier visit', () => {
    expect(codeOf(proposed('triage'))).toBe('stale_completion');
    expect(codeOf(verdict('check', 'approved', {}, 2))).toBe('stale_completion');
    expect(codeOf({ type: 'timer', node: 'pay', visit: 1 })).toBe('stale_completion');
  });

  it('meets a port without a wire', () => {
    expect(codeOf(verdict('check', 'maybe'))).toBe('port_not_connected');
  });

  it('meets everything once the run is over', () => {
    const over = apply(artefact, held.snapshot, { type: 'cancel', by: 'u1' }).snapshot;
    expect(codeOf({ type: 'cancel', by: 'u1' }, over)).toBe('run_finished');
    expect(codeOf(verdict('check', 'approved'), over)).toBe('run_finished');
  });

  it('meets a second start', () => {
    const run = { id: 'r1', startedAt: NOW.toISOString() };
    expect(codeOf({ type: 'start', input: {}, run })).toBe('already_started');
  });
});
