import type { Page } from '@playwright/test';
import { percentile } from '../data/percentile.ts';
import type { BarePage } from './BarePage.ts';
import { dragACard } from './hands.ts';
import { openMs } from './timings.ts';

/** How much slower this machine is now than the one on which the bars were found, by what React Flow alone costs on both. */
export type Speed = {
  /** Bare React Flow: CPU of a move of one of 1,000 culled nodes, milliseconds. */
  readonly bareMoveMs: number;
  /** Bare React Flow: opening 5,000 culled nodes with declared sizes, milliseconds. */
  readonly bareOpenMs: number;
};

/** What the same two cost where the bars come from. */
const DOCUMENTED: Speed = { bareMoveMs: 5.6, bareOpenMs: 490 };

/** How many times slower: opening by opening, everything else by a move. */
export const slowerBy = ({ bareMoveMs, bareOpenMs }: Speed, figure: string): number =>
  figure.startsWith('open') ? bareOpenMs / DOCUMENTED.bareOpenMs : bareMoveMs / DOCUMENTED.bareMoveMs;

/** Measures React Flow alone, now. */
export async function speedNow(
  page: Page,
  bare: BarePage,
  { rounds, moves }: { readonly rounds: number; readonly moves: number },
): Promise<Speed> {
  const [opens, drags]: [number[], number[]] = [[], []];
  await openMs(page, bare.address(5_000));
  for (let round = 0; round < rounds; round += 1) {
    await page.goto('about:blank');
    opens.push(await openMs(page, bare.address(5_000)));
    await openMs(page, bare.address(1_000));
    await page.waitForTimeout(300);
    drags.push((await dragACard(page, moves)).cpuMs);
  }
  return { bareMoveMs: percentile(drags, 0.5), bareOpenMs: percentile(opens, 0.5) };
}
