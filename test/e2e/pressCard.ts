import type { Locator } from '@playwright/test';
import { waitFor } from '../server/waitFor.ts';

type Press = NonNullable<Parameters<Locator['click']>[0]>;

/**
 * Presses a card as a person can: one that lies outside the canvas is brought into view first. The browser's driver would scroll
 * the frame of the canvas, which scrolls back by itself, on a fast machine while the button is still down.
 */
export async function pressCard(card: Locator, press: Press = {}): Promise<void> {
  const canvas = card.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " cs-canvas ")]');
  await card.waitFor();
  if (!(await liesIn(card, canvas))) {
    await canvas.getByRole('button', { name: 'Show everything' }).click();
    await waitFor(async () => (await liesIn(card, canvas)) || undefined);
  }
  await card.click(press);
}

async function liesIn(inner: Locator, outer: Locator): Promise<boolean> {
  const [small, large] = await Promise.all([inner.boundingBox(), outer.boundingBox()]);
  if (small === null || large === null) return false;
  return (
    small.x >= large.x &&
    small.y >= large.y &&
    small.x + small.width <= large.x + large.width &&
    small.y + small.height <= large.y + large.height
  );
}
