import { expect, it } from 'vitest';
import { aLedger, LADDER, rungsOf, WHOSE } from '../testing/aLedger.ts';
import { hasWaited, waitsForChecks } from './openChecks.ts';

const OTHERS = { ...WHOSE, segment: 'large' };

/** A ledger on its first rung, and whether a line about some trust would have to wait. */
function onRungOne(policy: object = {}) {
  const ledger = aLedger({ tolerance: 0.1, widening: 'automatic', ...policy }, 1);
  const waits = (whose = WHOSE) => {
    const line = { type: 'answered', ...whose, epoch: 1, to: 2, answer: 'reopened', actor: 'ada' } as const;
    return waitsForChecks(ledger.book, line, ledger.book.policy!);
  };
  return { ...ledger, waits };
}

it('waits while a check of the same trust is open, and no longer', () => {
  const { decide, judge, waits } = onRungOne();
  judge(decide({ band: 2 }), 0);
  expect(waits()).toBe(false);
  const first = decide();
  const second = decide();
  decide({ whose: OTHERS, band: 2 });
  expect([waits(), waits(OTHERS)]).toEqual([true, false]);
  // In the order of decisions: the first is open still.
  judge(second, 0);
  expect(waits()).toBe(true);
  judge(first, 0);
  expect(waits()).toBe(false);
});

it('takes cases that nobody picked for no check', () => {
  const { decide, waits } = onRungOne();
  decide({ picked: false });
  expect(waits()).toBe(false);
});

it('waits for none that came after the widening was proposed', () => {
  const { decide, judge, state, waits } = onRungOne();
  const check = decide();
  for (let n = 0; n < 100 && state().widening === null; n += 1) {
    judge(decide({ band: 2, waits: true }), 0, { waits: true });
  }
  expect(state()).toMatchObject({ rung: 1, widening: { to: 2, checks: 1 } });
  decide({ waits: true });
  expect(waits()).toBe(true);
  judge(check, 0, { waits: true });
  expect(state().streams[0]).toEqual({ opened: 2, folded: 1 });
  expect(waits()).toBe(false);
});

it('waits for nothing where the checks are the evidence themselves', () => {
  const { decide, waits } = onRungOne({ target: 'cumulative' });
  decide();
  expect(waits()).toBe(false);
});

it('waits with a line about no trust of its own while any has open checks', () => {
  const { book, decide, judge } = onRungOne();
  const policy = book.policy!;
  const line = { type: 'policy', version: 2, policy, startRung: 1, actor: 'ada' } as const;
  const check = decide();
  expect(waitsForChecks(book, line, policy)).toBe(true);
  judge(check, 0);
  expect(waitsForChecks(book, line, policy)).toBe(false);
});

/** On rung 1, with evidence for rungs 2 and 3, of which 2 was proposed before a second check came up; the first is answered. */
function afterWaiting() {
  const ladder = [...LADDER, { title: 'All', minConfidence: 0.5, sampleRate: 0.5 }];
  const { waits, ...ledger } = onRungOne({ ladder });
  const { decide, judge, state } = ledger;
  const first = decide();
  for (const band of [2, 3]) {
    for (let n = 0; n < 60; n += 1) judge(decide({ band, waits: true }), 0, { waits: true });
  }
  const later = decide({ waits: true });
  judge(first, 0, { waits: true });
  expect(state()).toMatchObject({ rung: 1, widening: { to: 2, checks: 1 } });
  expect(waits()).toBe(false);
  /** A line that lets what waits go on. */
  const goOn = (pace: { oneRung?: true }) => {
    const line = { type: 'answered', ...WHOSE, epoch: 1, to: 9, answer: 'reopened', actor: 'ada' } as const;
    return ledger.write({ ...line, ...pace });
  };
  return { ...ledger, waits, later, goOn };
}

it('climbs one rung after it has waited, and with the next waits for the checks that are open by then', () => {
  const { book, judge, state, waits, later, goOn } = afterWaiting();
  const anyLine = { type: 'policy', version: 2, policy: book.policy!, startRung: 1, actor: 'ada' } as const;
  expect(hasWaited(book, anyLine)).toBe(true);
  const following = goOn({ oneRung: true });
  expect(rungsOf(following)).toEqual([[1, 2, 'automatic']]);
  expect(following.at(-1)).toMatchObject({ type: 'proposed', from: 2, to: 3 });
  expect(state()).toMatchObject({ rung: 2, widening: { to: 3, checks: 2 } });
  expect(waits()).toBe(true);
  judge(later, 0, { waits: true });
  expect(waits()).toBe(false);
  expect(rungsOf(goOn({ oneRung: true }))).toEqual([[2, 3, 'automatic']]);
  expect(hasWaited(book, anyLine)).toBe(false);
});

it('reads ledgers of earlier releases as they were written: all rungs at once', () => {
  const { goOn } = afterWaiting();
  expect(rungsOf(goOn({}))).toEqual([
    [1, 2, 'automatic'],
    [2, 3, 'automatic'],
  ]);
});
