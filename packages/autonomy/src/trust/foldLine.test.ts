import type { LedgerEntry } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLedger, LADDER, rungsOf, WHOSE } from '../testing/aLedger.ts';
import { replayLedger } from './replayLedger.ts';

describe('the life of a trust', () => {
  it('proposes a widening with the case that makes the evidence, climbs when it is ratified, and narrows on errors', () => {
    const ledger = aLedger({ tolerance: 0.1 });
    let proposed: readonly LedgerEntry[] = [];
    let judged = 0;
    while (proposed.length === 0 && judged < 500) {
      proposed = ledger.judge(ledger.decide(), 0);
      judged += 1;
    }
    expect(judged).toBe(42);
    expect(proposed).toMatchObject([{ type: 'proposed', from: 0, to: 1, evidence: { n: 42, errors: 0 } }]);
    const answer = { type: 'answered' as const, ...WHOSE, epoch: 1, to: 1, answer: 'ratified' as const };
    expect(rungsOf(ledger.write({ ...answer, actor: 'ada' }))).toEqual([[0, 1, 'ratified']]);
    let alarm: readonly LedgerEntry[] = [];
    let errors = 0;
    while (alarm.length === 0 && errors < 500) {
      alarm = ledger.judge(ledger.decide(), 1);
      errors += 1;
    }
    expect(errors).toBeLessThan(10);
    expect(alarm).toMatchObject([
      { type: 'rung', from: 1, to: 0, cause: 'alarm', case: { reviewId: `review-run-${42 + errors}` } },
      { type: 'epoch', epoch: 2, rung: 0, cause: 'narrowed' },
    ]);
    expect(ledger.state()).toMatchObject({ rung: 0, epoch: 2, counts: { judgedPassed: errors } });
    expect(ledger.state().bands).toEqual({});
  });

  it('takes a proposal back when the evidence no longer holds, and ignores whoever ratifies it then', () => {
    const ledger = aLedger({ tolerance: 0.1 });
    for (let i = 0; i < 42; i += 1) ledger.judge(ledger.decide(), 0);
    expect(ledger.judge(ledger.decide(), 1).map(({ type }) => type)).toEqual(['lapsed']);
    const answer = { type: 'answered' as const, ...WHOSE, epoch: 1, to: 1, answer: 'ratified' as const };
    expect(ledger.write({ ...answer, actor: 'ada' })).toEqual([]);
    expect(ledger.state().rung).toBe(0);
  });

  it('asks two different persons where the policy says so', () => {
    const ledger = aLedger({ tolerance: 0.1, ratifiedBy: 'twoOwners' });
    for (let i = 0; i < 42; i += 1) ledger.judge(ledger.decide(), 0);
    const answer = { type: 'answered' as const, ...WHOSE, epoch: 1, to: 1, answer: 'ratified' as const };
    expect(ledger.write({ ...answer, actor: 'ada' })).toEqual([]);
    expect(ledger.write({ ...answer, actor: 'ada' })).toEqual([]);
    expect(rungsOf(ledger.write({ ...answer, actor: 'ben' }))).toEqual([[0, 1, 'ratified']]);
  });

  it('does not propose again before as many cases as were asked for, nor at all after a no', () => {
    const ledger = aLedger({ tolerance: 0.1 });
    for (let i = 0; i < 42; i += 1) ledger.judge(ledger.decide(), 0);
    const answer = { type: 'answered' as const, ...WHOSE, epoch: 1, to: 1, actor: 'ada' };
    ledger.write({ ...answer, answer: 'deferred', more: 5 });
    const further = Array.from({ length: 5 }, () => ledger.judge(ledger.decide(), 0).length);
    expect(further).toEqual([0, 0, 0, 0, 1]);
    ledger.write({ ...answer, answer: 'declined' });
    for (let i = 0; i < 20; i += 1) expect(ledger.judge(ledger.decide(), 0)).toEqual([]);
    expect(ledger.write({ ...answer, answer: 'reopened' })).toMatchObject([{ type: 'proposed' }]);
  });

  it('climbs by itself where the policy says so', () => {
    const ledger = aLedger({ tolerance: 0.1, widening: 'automatic' });
    for (let i = 0; i < 42; i += 1) ledger.judge(ledger.decide({ band: 2 }), 0);
    expect(ledger.state().rung).toBe(0);
    for (let i = 0; i < 42; i += 1) ledger.judge(ledger.decide({ band: 1 }), 0);
    const climbed = ledger.lines.map(({ entry }) => entry);
    expect(rungsOf(climbed)).toEqual([
      [0, 1, 'automatic'],
      [1, 2, 'automatic'],
    ]);
  });

  it('widens by the row that the policy asks for', () => {
    const fixed = aLedger({ rule: { type: 'streak', length: 3 } });
    for (const loss of [0, 0, 1, 0, 0]) expect(fixed.judge(fixed.decide(), loss)).toEqual([]);
    expect(fixed.judge(fixed.decide(), 0)).toMatchObject([
      { type: 'proposed', evidence: { rule: 'streak', streak: 3, attempt: 2 } },
    ]);
    const growing = aLedger({ rule: { type: 'escalating' }, tolerance: 0.02 });
    for (let i = 0; i < 182; i += 1) expect(growing.judge(growing.decide(), 0)).toEqual([]);
    expect(growing.judge(growing.decide(), 0)).toMatchObject([
      { type: 'proposed', evidence: { rule: 'escalating' } },
    ]);
  });
});

describe('the order of evidence', () => {
  it('counts cases in the order they were decided, and waits for the ones that are open', () => {
    const ledger = aLedger();
    const cases = Array.from({ length: 5 }, () => ledger.decide());
    for (const one of cases.slice(1).reverse()) ledger.judge(one, 0);
    expect(ledger.state().bands).toEqual({});
    ledger.judge(cases[0]!, 1);
    expect(ledger.state().bands[1]).toMatchObject({ n: 5, errors: 1, streak: { attempt: 2, length: 4 } });
    expect([ledger.book.cases.size, ledger.book.places.size]).toEqual([0, 0]);
  });

  it('counts what nobody judged in time as an error, and what an earlier release took back as nothing', () => {
    const ledger = aLedger();
    const [late, gone, sentBack] = [ledger.decide(), ledger.decide(), ledger.decide()];
    const unjudged = ({ isPassed: _, ...name }: typeof late) => ({ ...name, reviewId: null });
    ledger.write({ type: 'overdue', ...unjudged(late) });
    ledger.write({ type: 'voided', ...unjudged(gone) });
    ledger.judge(sentBack, null);
    expect(ledger.state()).toMatchObject({
      bands: { 1: { n: 1, errors: 1 } },
      streams: { 1: { opened: 3, folded: 3 } },
      counts: { overdue: 1, voided: 1, judgedHeld: 1 },
    });
    const before = ledger.state();
    ledger.judge(late, 0);
    expect(ledger.state()).toEqual(before);
  });

  it('counts as an error what was deleted before anybody judged it, and tells how many', () => {
    const ledger = aLedger();
    const { isPassed: _, ...gone } = ledger.decide();
    ledger.write({ type: 'overdue', ...gone, reviewId: null, withdrawn: true });
    expect(ledger.state()).toMatchObject({
      bands: { 1: { n: 1, errors: 1 } },
      counts: { overdue: 1, voided: 1, lossHeld: 1 },
    });
  });

  it('keeps what was counted as an error, whatever is said of it afterwards', () => {
    const ledger = aLedger();
    const [open, late] = [ledger.decide(), ledger.decide()];
    const { isPassed: _, ...name } = late;
    ledger.write({ type: 'overdue', ...name, reviewId: null });
    ledger.judge(late, 0);
    ledger.judge(open, 0);
    expect(ledger.state()).toMatchObject({
      bands: { 1: { n: 2, errors: 1 } },
      counts: { judgedHeld: 2, lossHeld: 1 },
    });
  });

  it('takes no case that passed for evidence about the next rung', () => {
    const ledger = aLedger({}, 1);
    for (let i = 0; i < 30; i += 1) ledger.judge(ledger.decide({ band: 1 }), 0);
    expect(ledger.state().bands).toEqual({});
    expect(ledger.state().detector.n).toBe(30);
    expect(ledger.types()).not.toContain('proposed');
  });

  it('waits for the last of several who have to answer', () => {
    const ledger = aLedger();
    const one = ledger.decide();
    ledger.judge(one, 0, { final: false });
    expect(ledger.state().bands).toEqual({});
    ledger.judge(one, 1);
    expect(ledger.state().bands[1]).toMatchObject({ n: 1, errors: 1 });
  });

  it('narrows at once when errors are certain to raise the alarm, whatever becomes of the open cases before them', () => {
    const ledger = aLedger({ tolerance: 0.02 }, 1);
    const cases = Array.from({ length: 60 }, () => ledger.decide());
    const behind = cases.slice(1).reverse();
    let alarm: readonly LedgerEntry[] = [];
    let judged = 0;
    for (const one of behind) {
      if (alarm.length > 0) break;
      alarm = ledger.judge(one, 1);
      judged += 1;
    }
    expect(judged).toBeLessThan(8);
    expect(rungsOf(alarm)).toEqual([[1, 0, 'alarm']]);
    // The case that made it certain is named.
    expect(alarm[0]).toMatchObject({ case: { runId: behind[judged - 1]!.runId } });
  });

  it('never alarms ahead where the open cases could still keep it quiet', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ loss: fc.constantFrom(0, 0, 0, 1), order: fc.nat() }), {
          minLength: 5,
          maxLength: 60,
        }),
        fc.constantFrom(0, null),
        (cases, open) => {
          const ahead = aLedger({ tolerance: 0.05, breakers: { alarmAt: 200 } }, 1);
          const inOrder = aLedger({ tolerance: 0.05, breakers: { alarmAt: 200 } }, 1);
          const named = cases.map((one) => ({ ...one, ahead: ahead.decide(), inOrder: inOrder.decide() }));
          const shuffled = named.toSorted((a, b) => a.order - b.order);
          const at = shuffled.findIndex((one) => rungsOf(ahead.judge(one.ahead, one.loss)).length > 0);
          if (at === -1) return;
          // What was open then turns out well, or not at all: the alarm comes all the same.
          const known = new Set(shuffled.slice(0, at + 1));
          for (const one of named) inOrder.judge(one.inOrder, known.has(one) ? one.loss : open);
          expect(rungsOf(inOrder.lines.map(({ entry }) => entry))).toEqual([[1, 0, 'alarm']]);
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('epochs', () => {
  it('begin anew with another agent, on the probation rung, and an agent that comes back goes on', () => {
    const ledger = aLedger({ probationRung: 1 }, 2);
    ledger.judge(ledger.decide(), 0);
    const before = ledger.state();
    const v2 = { segment: 'small', agentVersion: 'v2' };
    ledger.decide({ whose: v2 });
    expect(ledger.state(v2)).toMatchObject({ epoch: 2, rung: 1 });
    ledger.decide({ whose: { segment: 'large', agentVersion: 'v2' } });
    expect(ledger.state({ segment: 'large', agentVersion: 'v2' })).toMatchObject({ epoch: 1, rung: 2 });
    ledger.decide();
    expect(ledger.state()).toMatchObject({ epoch: 1, rung: 2, bands: before.bands });
  });

  it('begin anew when what is measured changes, nowhere wider, and not when only a title does', () => {
    const ledger = aLedger({}, 2);
    ledger.judge(ledger.decide({ band: 1 }), 0);
    ledger.judge(ledger.decide({ band: 3 }), 0);
    const retitled = LADDER.map((rung) => ({ ...rung, title: `${rung.title}!`, sampleRate: 0.9 }));
    expect(ledger.setPolicy({ ladder: retitled })).toEqual([]);
    expect(ledger.state()).toMatchObject({ epoch: 1, policyVersion: 2 });
    const lower = [...retitled.slice(0, 1), { ...retitled[1]!, minConfidence: 0.6 }];
    expect(ledger.setPolicy({ ladder: lower })).toMatchObject([
      { type: 'rung', from: 2, to: 1, cause: 'policy' },
      { type: 'epoch', epoch: 2, rung: 1, cause: 'policy' },
    ]);
    expect(ledger.setPolicy({ ladder: lower, tolerance: 0.1 })).toMatchObject([{ type: 'epoch', rung: 1 }]);
    expect(ledger.state().epoch).toBe(3);
    expect(ledger.state().bands).toEqual({});
  });

  it('hold no rung that was earned by a looser promise, but in lines of earlier releases', () => {
    const earned = () => {
      const ledger = aLedger({ tolerance: 0.3, widening: 'automatic' });
      for (let n = 0; n < 100 && (ledger.state()?.rung ?? 0) < 1; n += 1) ledger.judge(ledger.decide(), 0);
      expect(ledger.state().rung).toBe(1);
      return ledger;
    };
    const tightened = earned();
    expect(tightened.setPolicy({ tolerance: 0.001 })).toMatchObject([
      { type: 'rung', from: 1, to: 0, cause: 'policy' },
      { type: 'epoch', epoch: 2, rung: 0, cause: 'policy' },
    ]);
    expect(tightened.decide().isPassed).toBe(false);
    expect(replayLedger(tightened.lines).differences).toEqual([]);
    expect(earned().setPolicy({ tolerance: 0.4 })).toMatchObject([{ type: 'epoch', rung: 1 }]);
    const onProbation = earned();
    expect(onProbation.setPolicy({ tolerance: 0.001, probationRung: 1 })).toMatchObject([{ rung: 1 }]);
    const before = earned();
    const policy = { ...before.book.policy!, tolerance: 0.001 };
    const line = { type: 'policy' as const, version: 2, policy, startRung: 0, actor: 'ada' };
    expect(before.write(line)).toMatchObject([{ type: 'epoch', epoch: 2, rung: 1 }]);
  });

  it('leave what was decided before them out of the evidence', () => {
    const ledger = aLedger();
    const old = ledger.decide();
    ledger.setPolicy({ tolerance: 0.1 });
    ledger.judge(old, 1);
    expect(ledger.state().counts).toMatchObject({ judgedHeld: 1, lossHeld: 1 });
    expect(ledger.state().bands).toEqual({});
    expect(ledger.book.cases.size).toBe(0);
  });

  it('share the risk when all of a lifetime do', () => {
    const ledger = aLedger({ tolerance: 0.1, spending: 'lifetime' });
    let judged = 0;
    while (judged < 500 && ledger.judge(ledger.decide(), 0).length === 0) judged += 1;
    expect(judged).toBeGreaterThan(42);
    expect(judged).toBeLessThan(500);
  });
});

describe('a widening by itself', () => {
  it('is only proposed while everything is reviewed, and happens with the first line after that', () => {
    const ledger = aLedger({ tolerance: 0.1, widening: 'automatic' });
    for (let i = 0; i < 41; i += 1) ledger.judge(ledger.decide(), 0, { waits: true });
    expect(ledger.judge(ledger.decide(), 0, { waits: true })).toMatchObject([{ type: 'proposed', to: 1 }]);
    expect(ledger.state()).toMatchObject({ rung: 0, widening: { to: 1 } });
    ledger.decide();
    expect(ledger.state()).toMatchObject({ rung: 1, widening: null });
    expect(rungsOf(ledger.lines.map(({ entry }) => entry))).toEqual([[0, 1, 'automatic']]);
    expect(replayLedger(ledger.lines)).toMatchObject({ differences: [], trusts: [{ rung: 1 }] });
  });

  it('that waits can be ratified by an owner, lapses with its evidence, and stays away after a no', () => {
    const waiting = () => {
      const ledger = aLedger({ tolerance: 0.1, widening: 'automatic' });
      for (let i = 0; i < 42; i += 1) ledger.judge(ledger.decide({ waits: true }), 0, { waits: true });
      return ledger;
    };
    const answer = { type: 'answered' as const, ...WHOSE, epoch: 1, to: 1, actor: 'ada' };
    const yes = { ...answer, answer: 'ratified' as const, waits: true as const };
    expect(rungsOf(waiting().write(yes))).toEqual([[0, 1, 'ratified']]);
    const wrong = waiting();
    expect(wrong.judge(wrong.decide({ waits: true }), 1, { waits: true }).map(({ type }) => type)).toEqual([
      'lapsed',
    ]);
    const declined = waiting();
    declined.write({ ...answer, answer: 'declined', waits: true });
    declined.judge(declined.decide(), 0);
    expect(declined.state().rung).toBe(0);
  });
});

describe('a case that was answered before a sampler took it for evidence', () => {
  /** What only the targeted lane picked is judged, and then the evidence lane of a sampler picks it, too. */
  const taken = (ledger: ReturnType<typeof aLedger>, loss: number, more: object = {}) => {
    const named = ledger.decide({ lanes: ['targeted'] });
    ledger.judge(named, loss);
    const { isPassed: _, ...name } = named;
    const { epoch, rung } = ledger.state();
    const facts = { rung, band: 1, policyVersion: 1, confidence: 0.95, amount: null, probability: 1 };
    const coins = { lanes: ['evidence' as const], rates: { evidence: 1, targeted: 0, total: 1 } };
    const dueAt = '2026-04-04T09:00:00.000Z';
    const line = { type: 'sampled' as const, ...name, ...facts, ...coins, gate: 'gate', epoch, dueAt };
    return ledger.write({ ...line, asked: true, ...more });
  };

  it('counts in its place of the stream, so that errors alarm', () => {
    const ledger = aLedger({ tolerance: 0.1 }, 1);
    let errors = 0;
    let alarm: readonly LedgerEntry[] = [];
    while (alarm.length === 0 && errors < 100) {
      alarm = taken(ledger, 1, { loss: 1 });
      errors += 1;
    }
    expect(errors).toBeLessThan(10);
    expect(alarm).toMatchObject([
      { type: 'rung', from: 1, to: 0, cause: 'alarm', case: { runId: `run-${errors}` } },
      { type: 'epoch', cause: 'narrowed' },
    ]);
    expect(ledger.state().counts).toMatchObject({ judgedPassed: errors, lossPassed: errors });
    expect(replayLedger(ledger.lines).differences).toEqual([]);
  });

  it('counts as right when it was, behind what is still open', () => {
    const ledger = aLedger({ tolerance: 0.1 }, 1);
    const open = ledger.decide();
    taken(ledger, 0, { loss: 0 });
    expect(ledger.state()).toMatchObject({ detector: { n: 0 }, streams: { 0: { opened: 2, folded: 0 } } });
    ledger.judge(open, 0);
    expect(ledger.state()).toMatchObject({ detector: { n: 2, errors: 0 }, streams: { 0: { folded: 2 } } });
  });

  it('counts as nothing in ledgers of earlier releases, which rebuild as they were', () => {
    const ledger = aLedger({ tolerance: 0.1 }, 1);
    for (let i = 0; i < 20; i += 1) expect(taken(ledger, 1)).toEqual([]);
    expect(ledger.state()).toMatchObject({ rung: 1, streams: {}, counts: { judgedPassed: 20 } });
  });
});

describe('breakers', () => {
  it('narrow to nothing at a critical error, wherever the rung is', () => {
    const ledger = aLedger({}, 2);
    const one = ledger.decide({ band: 1 });
    expect(ledger.judge(one, 1, { critical: true })).toMatchObject([
      { type: 'rung', from: 2, to: 0, cause: 'critical', case: { runId: one.runId } },
      { type: 'epoch', rung: 0 },
    ]);
  });

  it('narrow after so many errors among the last checked cases', () => {
    const ledger = aLedger({ breakers: { errors: { count: 2, window: 3 } } }, 2);
    const losses = [1, 0, 0, 1, 0, 1];
    const rungs = losses.map((loss) => rungsOf(ledger.judge(ledger.decide(), loss)).length);
    expect(rungs).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it('freeze widening beside a sampler that does not pick what it says', () => {
    const ledger = aLedger({ tolerance: 0.1 }, 1);
    for (let i = 0; i < 40; i += 1) ledger.decide({ picked: false });
    for (let i = 0; i < 60; i += 1) ledger.judge(ledger.decide({ band: 2 }), 0);
    expect(ledger.types()).not.toContain('proposed');
    for (let i = 0; i < 40; i += 1) ledger.decide({ picked: true });
    expect(ledger.types()).toContain('proposed');
  });

  it('learn nothing from ten thousand cases that nobody looked at', () => {
    const ledger = aLedger({}, 1);
    ledger.judge(ledger.decide(), 0);
    const { bands, detector } = ledger.state();
    for (let i = 0; i < 10_000; i += 1) ledger.decide({ picked: false });
    expect(ledger.state()).toMatchObject({ bands, detector, counts: { passed: 10_001 } });
  });
});
