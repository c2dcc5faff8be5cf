import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLedger, rungsOf, WHOSE } from '../testing/aLedger.ts';
import type { LedgerLine } from './foldLine.ts';
import { beginReplay, replayLedger } from './replayLedger.ts';
import { isSameTrust, trustKey } from './trustBook.ts';

describe('replaying a ledger', () => {
  const step = fc.record({
    what: fc.constantFrom(
      'decide',
      'decide',
      'decide',
      'judge',
      'judge',
      'judge',
      'judge',
      'answer',
      'answer',
      'policy',
      'narrow',
    ),
    pick: fc.nat(),
    loss: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.4, 1, null),
    version: fc.constantFrom('v1', 'v2'),
    band: fc.constantFrom(1, 1, 2),
  });

  it('rebuilds every state bit for bit, and every line that follows from others', () => {
    let widened = 0;
    let narrowed = 0;
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 200, maxLength: 300 }),
        fc.constantFrom('band', 'cumulative'),
        fc.constantFrom({ type: 'eprocess' }, { type: 'streak', length: 4 }),
        (steps, target, rule) => {
          const start = {
            target,
            rule,
            risk: 0.4,
            breakers: { alarmAt: 100, errors: { count: 3, window: 5 } },
          };
          const ledger = aLedger(start);
          const open: ReturnType<typeof ledger.decide>[] = [];
          for (const { what, pick, loss, version, band } of steps) {
            const whose = { segment: 'small', agentVersion: version };
            const state = ledger.book.trusts.get(trustKey(whose));
            if (what === 'decide') open.push(ledger.decide({ whose, band, picked: pick % 3 > 0 }));
            if (what === 'judge' && open.length > 0) {
              ledger.judge(
                open.splice(pick % 3 > 0 ? 0 : pick % open.length, 1)[0]!,
                loss,
                pick % 31 === 0 ? { critical: true } : {},
              );
            }
            if (what === 'answer' && state?.widening) {
              const { to } = state.widening;
              const answer = pick % 4 === 0 ? ('declined' as const) : ('ratified' as const);
              ledger.write({ type: 'answered', ...whose, epoch: state.epoch, to, answer, actor: 'ada' });
            }
            if (what === 'policy' && pick % 20 === 0)
              ledger.setPolicy({ ...start, tolerance: 0.1 + (pick % 3) / 10 });
            if (what === 'narrow' && state !== undefined && state.rung > 0 && pick % 5 === 0) {
              const { epoch, rung } = state;
              const change = { from: rung, to: rung - 1, cause: 'owner' as const, case: null, actor: 'ada' };
              ledger.write({ type: 'rung', ...whose, epoch, ...change });
            }
          }
          const replayed = replayLedger(JSON.parse(JSON.stringify(ledger.lines)) as LedgerLine[]);
          expect(replayed.differences).toEqual([]);
          expect(replayed.trusts.length).toBe(ledger.book.trusts.size);
          // However the lines are brought: page by page as well.
          const paged = beginReplay();
          const page = 1 + (steps.length % 13);
          for (let i = 0; i < ledger.lines.length; i += page) paged.take(ledger.lines.slice(i, i + page));
          expect(paged.end()).toEqual(replayed);
          for (const state of replayed.trusts) {
            expect(isSameTrust(state, ledger.book.trusts.get(trustKey(state))!)).toBe(true);
          }
          const rungs = rungsOf(ledger.lines.map(({ entry }) => entry));
          widened += rungs.filter(([from, to]) => Number(to) > Number(from)).length;
          narrowed += rungs.filter(([from, to]) => Number(to) < Number(from)).length;
        },
      ),
      { numRuns: 150, seed: 1 },
    );
    expect(widened).toBeGreaterThan(20);
    expect(narrowed).toBeGreaterThan(20);
  });

  it('rebuilds what a policy leads to in every segment, in whatever order a store has read them', () => {
    const ledger = aLedger({});
    for (const segment of ['late', 'damaged', 'early']) ledger.decide({ whose: { ...WHOSE, segment } });
    // A store reads the trusts by the names of their segments.
    const read = [...ledger.book.trusts].sort(([a], [b]) => (a < b ? -1 : 1));
    ledger.book.trusts.clear();
    for (const [key, state] of read) ledger.book.trusts.set(key, state);
    ledger.setPolicy({ tolerance: 0.25 });
    const replayed = replayLedger(ledger.lines);
    expect(replayed.differences).toEqual([]);
    expect(replayed.trusts).toHaveLength(3);
    for (const state of replayed.trusts) {
      expect(isSameTrust(state, ledger.book.trusts.get(trustKey(state))!)).toBe(true);
    }
  });

  it('finds a line that was changed, left out or put in', () => {
    const ledger = aLedger({ tolerance: 0.1 });
    for (let i = 0; i < 42; i += 1) ledger.judge(ledger.decide(), 0);
    const whole = ledger.lines;
    expect(replayLedger(whole).differences).toEqual([]);
    expect(replayLedger(whole.slice(0, -1).concat(whole.slice(0, 1))).differences).toHaveLength(1);
    const edited = whole.map((line) =>
      line.entry.type === 'proposed' ? { ...line, entry: { ...line.entry, to: 2 } } : line,
    );
    expect(replayLedger(edited).differences).toEqual([whole.length]);
    const last = whole.at(-1)!;
    expect(replayLedger([...whole, { ...last, seq: last.seq + 1 }]).differences).toEqual([last.seq + 1]);
  });
});
