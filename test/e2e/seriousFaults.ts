import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { passFrames } from './passFrames.ts';

type Looking = {
  /** The part of the page that is looked at, as a selector. */
  readonly within?: string;
  /** Without it all of them. */
  readonly rules?: readonly string[];
};

/** What axe finds on the page that keeps somebody from using it. */
export async function seriousFaults(page: Page, { within = 'html', rules }: Looking = {}): Promise<string[]> {
  // What has changed this very moment still has the colours that it comes from.
  await page.evaluate(passFrames, 2);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  if (rules !== undefined) axe.withRules([...rules]);
  const { violations } = await axe.include(within).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
