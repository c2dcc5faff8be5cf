/// <reference lib="dom" />
import { copyFragment } from '@countersign/model';
import type { Page } from '@playwright/test';
import { pasteText } from '../../e2e/pasteText.ts';
import { largeFlow } from './largeFlow.ts';
import { readFirstCard } from './watchFirstCard.ts';

/** From the beginning of the navigation until the first card was painted, in milliseconds, as the page itself saw it. */
export async function openMs(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('.react-flow__node').first().waitFor();
  return page.evaluate(readFirstCard);
}

/** Milliseconds from Ctrl+Z until the canvas shows the flow without the 500 steps that were pasted before. */
export async function undoPasteMs(page: Page): Promise<number> {
  const source = largeFlow(500);
  const fragment = copyFragment(source, new Set(source.nodes.map((node) => node.id)));
  await page.evaluate(pasteText, JSON.stringify(fragment));
  await page.waitForTimeout(1_000);
  return page.evaluate(timeUndo);
}

function timeUndo(): Promise<number> {
  const begun = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
  return new Promise((resolve) =>
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun), 0)),
  );
}

/** What each key typed into the focused field took until it was painted, in milliseconds. */
export async function keystrokesMs(page: Page, text: string): Promise<number[]> {
  await page.evaluate(recordKeys);
  for (const key of text) {
    await page.keyboard.type(key);
    await page.waitForTimeout(60);
  }
  return page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes); // safe: put there by `recordKeys`
}

function recordKeys(): void {
  const keyTimes: number[] = [];
  Object.assign(globalThis, { keyTimes });
  document.addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => setTimeout(() => keyTimes.push(performance.now() - timeStamp), 0)),
    { capture: true },
  );
}

export type ArrangeTime = { readonly wallMs: number; readonly longestTaskMs: number };

/** How long arranging everything takes until the cards stand in their new places, and how long it held the page up. */
export async function arrangeMs(page: Page): Promise<ArrangeTime> {
  await page.evaluate(watchLongTasks);
  const button = page.getByRole('button', { name: 'Tidy up' }).first();
  const before = await firstPlace(page);
  const begun = performance.now();
  await button.click();
  while ((await firstPlace(page)) === before && performance.now() - begun < 30_000)
    await page.waitForTimeout(50);
  const wallMs = performance.now() - begun;
  await page.waitForTimeout(500);
  const longestTaskMs = await page.evaluate(
    () => (globalThis as unknown as { longestTask: { ms: number } }).longestTask.ms, // safe: put there by `watchLongTasks`
  );
  return { wallMs, longestTaskMs };
}

/** Where the drawn cards stand, as one text. */
const firstPlace = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.react-flow__node')]
      .slice(0, 40)
      .map((node) => `${node.dataset['id']}${node.style.transform}`)
      .join(),
  );

function watchLongTasks(): void {
  const longestTask = { ms: 0 };
  Object.assign(globalThis, { longestTask });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask.ms = Math.max(longestTask.ms, duration);
  }).observe({ type: 'longtask' });
}
