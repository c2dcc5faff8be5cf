import type { Page, Request } from '@playwright/test';
import { readRenders } from '../bench/canvas/watchRenders.ts';
import { waitFor } from '../server/waitFor.ts';
import { expectPage } from './expectPage.ts';
import { passFrames } from './passFrames.ts';

/** As long as nothing was drawn for so many frames, however long the machine takes for one, nothing is about to be. */
const FRAMES_AT_REST = 12;

/** What the builder brings once its canvas stands. */
const LATER_PARTS = ['Inspector', 'Dialogs', 'ProblemsPanel'];

/** How many requests of a page are under way; to be asked for before the page is opened. */
function requestsOf(page: Page): () => number {
  const underWay = new Set<Request>();
  page.on('request', (request) => {
    // A stream of events stays open as long as the page.
    if (request.resourceType() !== 'eventsource') underWay.add(request);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  return () => underWay.size;
}

/**
 * Answers how to wait until every question of a page is answered and nothing is drawn any more. To be called before the page
 * is opened, and with `watchRenders` in it.
 */
export function quietPage(page: Page): () => Promise<void> {
  const underWay = requestsOf(page);
  const commits = async () => (await page.evaluate(readRenders)).commits;
  return () =>
    expectPage(async () => {
      const before = await commits();
      await page.evaluate(passFrames, FRAMES_AT_REST);
      expectPage(underWay()).toBe(0);
      expectPage(await commits()).toBe(before);
    }).toPass();
}

/** Opens a builder with all parts that it brings by itself, so that it can be used off the net. */
export async function openWhole(page: Page, open: () => Promise<unknown>): Promise<void> {
  const underWay = requestsOf(page);
  const parts = LATER_PARTS.map((part) => page.waitForRequest((one) => one.url().includes(`/${part}-`)));
  await Promise.all([open(), ...parts]);
  await waitFor(async () => underWay() === 0 || undefined);
}
