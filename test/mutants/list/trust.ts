import type { Mutant } from '../mutant.ts';

const runtime = (file: string, name: string) => ({ folder: 'packages/runtime', file, name });
const autonomy = (file: string, name: string) => ({ folder: 'packages/autonomy', file, name });
const postgres = (file: string, name: string) => ({ folder: 'packages/postgres', file, name });

/** How autonomy is earned and lost. */
export const TRUST: readonly Mutant[] = [
  {
    guarantee: 'trust',
    does: 'takes a case that passed for evidence about the next rung',
    file: 'packages/autonomy/src/trust/foldCase.ts',
    find: 'return isPassed ? [] : [{ rung: band, v: 1 }];',
    replace: 'return [{ rung: isPassed ? band + 1 : band, v: 1 }];',
    test: autonomy('trust/foldLine', 'takes no case that passed for evidence about the next rung'),
  },
  {
    guarantee: 'trust',
    does: 'counts cases behind one that is open',
    file: 'packages/autonomy/src/trust/foldLine.ts',
    find: "if (next?.status !== 'judged') return;",
    replace: 'if (next === undefined) return;',
    test: autonomy('trust/foldLine', 'waits for the ones that are open'),
  },
  {
    guarantee: 'trust',
    does: 'lets a gate stand that was decided by another rung',
    file: 'packages/autonomy/src/trust/trustBook.ts',
    find: '    line.rung === rung &&\n    (cause !== null || line.epoch === epoch)',
    replace: '    (rung >= 0 || cause !== null || epoch > 0)',
    test: postgres('trust/trust.test', 'answers moved'),
  },
  {
    guarantee: 'trust',
    does: 'lets a case pass that was decided before the switch',
    file: 'packages/runtime/src/trust/openLedger.ts',
    find: "if (entry.decision === 'passed' && ledger.killSwitch !== null) return false;",
    replace: '',
    test: postgres('trust/killSwitch', 'holds the next case'),
  },
  {
    guarantee: 'trust',
    does: 'ignores the alarm',
    file: 'packages/autonomy/src/trust/foldLine.ts',
    find: 'detectorLevel(folded.detector) >= policy.breakers.alarmAt',
    replace: 'detectorLevel(folded.detector) >= Number.POSITIVE_INFINITY',
    test: autonomy('trust/foldLine', 'climbs when it is ratified, and narrows on errors'),
  },
  {
    guarantee: 'trust',
    does: 'lets a new agent version go on with what the one before has earned',
    file: 'packages/autonomy/src/trust/standingOf.ts',
    find: 'Math.min(policy.probationRung, current.rung, own?.rung ?? widest, widest)',
    replace: 'Math.min(current.rung, own?.rung ?? widest, widest)',
    test: runtime('trust/trust.test', 'begins anew with another agent version'),
  },
  {
    guarantee: 'trust',
    does: 'lets a widening be ratified whose evidence no longer holds',
    file: 'packages/autonomy/src/trust/epochs.ts',
    find: 'if (widening !== null && earned !== widening.to) {',
    replace: 'if (widening !== null && earned === -1) {',
    test: autonomy('trust/foldLine', 'ignores whoever ratifies it then'),
  },
  {
    guarantee: 'trust',
    does: 'counts a late answer',
    file: 'packages/autonomy/src/trust/foldLine.ts',
    find: "if (judgement === null || found?.status !== 'open') return;",
    replace: 'if (judgement === null || found === undefined) return;',
    test: autonomy('trust/foldLine', 'keeps what was counted as an error'),
  },
];
