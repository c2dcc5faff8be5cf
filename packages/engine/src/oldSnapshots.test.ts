import type { Json } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { EngineEvent } from './event.ts';
import { proposalOf } from './lanes.ts';
import { migrate } from './migrate.ts';
import { readSnapshot } from './snapshot.ts';
import type { StepResult } from './step.ts';
import { apply, done, proposed, verdict } from './testing/drive.ts';
import stored from './testing/oldSnapshots.json' with { type: 'json' };
import { refundArtefact as artefact } from './testing/refundFlow.ts';

/** Snapshots as they were written before there were branches, waits and proposals by reference. */
const old = (name: keyof typeof stored) => readSnapshot(stored[name] as Json);

const goOn = (name: keyof typeof stored, ...events: readonly EngineEvent[]): StepResult =>
  events.reduce<StepResult | null>(
    (result, event) => apply(artefact, result?.snapshot ?? old(name), event),
    null,
  ) as StepResult; // safe: there are events

const PAID = { status: 'ended', outcome: 'paid' };

describe('a run that an older version has left waiting', () => {
  it('for its agent runs to the end', () => {
    const paid = goOn('asked', proposed('triage'), verdict('check', 'approved'), done('pay', 'done', null));
    expect(paid).toMatchObject({ ...PAID, output: { amount: 40 } });
  });

  it('at a gate runs to the end, with the route that led there', () => {
    expect(old('held').context.route).toMatchObject({ port: 'angry' });
    const edited = verdict('check', 'approved', { verdict: 'edit', payload: { amount: 3 } });
    const paying = goOn('held', edited);
    expect(proposalOf(paying.snapshot.context)).toMatchObject({ payload: { amount: 3 } });
    expect(apply(artefact, paying.snapshot, done('pay', 'done', null))).toMatchObject({
      ...PAID,
      output: { amount: 3 },
    });
  });

  it('at a gate expires by its timer without a name', () => {
    const expired = goOn('held', { type: 'timer', node: 'check', visit: 1 });
    expect(expired).toMatchObject({ status: 'ended', outcome: 'refused' });
  });

  it('for an agent to which it was sent back runs to the end', () => {
    const events = [
      proposed('triage', 2, { payload: { amount: 8 } }),
      verdict('check', 'approved', { payload: { amount: 8 } }, 2),
      done('pay', 'done', null),
    ];
    expect(goOn('sentBack', ...events)).toMatchObject({ ...PAID, output: { amount: 8 } });
  });

  it('for an action pays what was approved', () => {
    expect(goOn('paying', done('pay', 'done', null))).toMatchObject({ ...PAID, output: { amount: 25 } });
  });

  it('can be moved to another version', () => {
    const moving = { snapshot: old('held'), isCalled: false, oversightOf: () => undefined };
    expect(migrate(artefact, artefact, moving)).toMatchObject({ ok: true });
  });

  it('takes signals, cancellations and incidents', () => {
    expect(goOn('held', { type: 'signal', name: 's', payload: 1 }).snapshot.context.signals).toHaveLength(1);
    expect(goOn('paying', { type: 'parked', key: 'pay/1' }).status).toBe('parked');
    expect(goOn('paying', { type: 'cancel', by: 'u1', undo: true }).status).toBe('cancelled');
  });
});
