import { describe, expect, it } from 'vitest';
import { aLedger, WHOSE } from '../testing/aLedger.ts';
import { replayLedger } from './replayLedger.ts';
import { comparePlaces } from './standingOf.ts';
import { isSameTrust, trustKey } from './trustBook.ts';

const A = WHOSE;
const B = { ...WHOSE, agentVersion: 'v2' };

/** Agent A has earned rung 1 under the first version of the flow. */
function earned(policy: object = {}) {
  const ledger = aLedger({ widening: 'automatic', ...policy });
  for (let n = 0; n < 1_000 && (ledger.state(A)?.rung ?? 0) === 0; n += 1) {
    ledger.judge(ledger.decide({ flowVersion: 1 }), 0);
  }
  expect(ledger.state(A)?.rung).toBe(1);
  const isReplayed = () => {
    const { trusts, differences } = replayLedger(ledger.lines);
    expect(differences).toEqual([]);
    expect(trusts).toHaveLength(ledger.book.trusts.size);
    expect(trusts.every((one) => isSameTrust(one, ledger.book.trusts.get(trustKey(one))!))).toBe(true);
  };
  return { ...ledger, isReplayed };
}

describe('an agent version that comes back', () => {
  it('begins a new epoch on rung 0, so that the highest epoch is the one that decides', () => {
    const { decide, state, lines, isReplayed } = earned();
    decide({ whose: B, flowVersion: 2 });
    expect(state(B)).toMatchObject({ epoch: 2, rung: 0 });
    expect(decide({ flowVersion: 3 }).isPassed).toBe(false);
    expect(state(A)).toMatchObject({ epoch: 3, rung: 0 });
    expect(state(A).bands).toEqual({});
    expect(comparePlaces(state(A), state(B))).toBeGreaterThan(0);
    expect(lines.at(-1)?.entry).toMatchObject({ type: 'epoch', epoch: 3, rung: 0, cause: 'agent' });
    expect(decide({ whose: B, flowVersion: 4 }).isPassed).toBe(false);
    expect(state(B)).toMatchObject({ epoch: 4, rung: 0 });
    isReplayed();
  });

  it('begins on the probation rung, and nowhere wider than it or the one before it stood', () => {
    const onProbation = earned({ probationRung: 1 });
    onProbation.decide({ whose: B, flowVersion: 2 });
    onProbation.decide({ flowVersion: 3 });
    expect(onProbation.state(A)).toMatchObject({ epoch: 3, rung: 1 });

    const narrowed = earned({ probationRung: 1 });
    narrowed.judge(narrowed.decide({ whose: B, flowVersion: 2 }), 1, { critical: true });
    expect(narrowed.state(B).rung).toBe(0);
    narrowed.decide({ flowVersion: 3 });
    expect(narrowed.state(A)).toMatchObject({ rung: 0 });
    narrowed.isReplayed();
  });

  it('is one without a case under the version in between, also when it is only rare', () => {
    const { decide, state, isReplayed } = earned();
    decide({ whose: B, flowVersion: 1 });
    decide({ whose: B, flowVersion: 2 });
    decide({ flowVersion: 3 });
    expect(state(A)).toMatchObject({ epoch: 3, rung: 0 });
    isReplayed();
  });

  it('does so although an error of it had been found after it was replaced', () => {
    const { decide, judge, state, isReplayed } = earned();
    const late = decide({ flowVersion: 1 });
    decide({ whose: B, flowVersion: 2 });
    judge(late, 1, { critical: true });
    expect(state(A)).toMatchObject({ epoch: 3, rung: 0 });
    expect(comparePlaces(state(B), state(A))).toBeGreaterThan(0);
    decide({ flowVersion: 3 });
    expect(state(A).epoch).toBe(4);
    isReplayed();
  });
});

describe('an agent version that never went', () => {
  it('keeps what it has earned for runs that are still on the earlier version of the flow', () => {
    const { decide, state } = earned();
    decide({ whose: B, flowVersion: 2 });
    expect(decide({ flowVersion: 1 }).isPassed).toBe(true);
    expect(state(A)).toMatchObject({ epoch: 1, rung: 1 });
    decide({ whose: B, flowVersion: 2 });
    expect(state(B).epoch).toBe(2);
  });

  it('keeps it beside another agent of the same flow, also when the flow is published again', () => {
    const { decide, state } = earned();
    for (const flowVersion of [1, 2, 3]) {
      decide({ whose: B, flowVersion });
      decide({ flowVersion });
    }
    expect(state(A)).toMatchObject({ epoch: 1, rung: 1 });
    expect(state(B).epoch).toBe(2);
  });

  it('keeps it where the ledger does not tell the version of the flow', () => {
    const { decide, state } = earned();
    decide({ whose: B });
    decide({});
    decide({ whose: B });
    expect(state(A)).toMatchObject({ epoch: 1, rung: 1 });
    expect(state(B).epoch).toBe(2);
  });
});
