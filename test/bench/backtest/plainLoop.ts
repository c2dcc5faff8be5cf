import type { Page } from '@playwright/test';

/** So often, because one loop is over too soon to be measured. */
const LOOPS = 100;

/**
 * How long the page takes to hold so many cases against three rungs and a limit by hand, without a gate: in milliseconds,
 * a hundred times over.
 */
export const plainLoop = (page: Page, count: number): Promise<number> =>
  page.evaluate(
    ([length, loops]) => {
      const cases = Array.from({ length }, (_, at) => ({
        confidence: ((at * 7_919) % 1_000) / 1_000,
        amount: (at * 104_729) % 1_000,
        kind: at % 5 < 3 ? 'damaged' : 'late',
      }));
      const rungs = [
        { least: 0.95, most: 100 },
        { least: 0.85, most: 250 },
        { least: 0.7, most: 600 },
      ];
      const passed = [0, 0, 0];
      const started = performance.now();
      for (let loop = 0; loop < loops; loop += 1) {
        for (const { confidence, amount, kind } of cases) {
          for (const [place, { least, most }] of rungs.entries()) {
            if (amount <= 800 && confidence >= least && amount <= most && kind !== '') passed[place]! += 1;
          }
        }
      }
      const ms = performance.now() - started;
      if (passed.some((n) => n === 0)) throw new Error('Nothing was counted');
      return ms;
    },
    [count, LOOPS] as const,
  );
