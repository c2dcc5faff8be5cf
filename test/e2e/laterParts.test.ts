import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawnFlow, surely } from './drawnFlow.ts';
import { expectPage } from './expectPage.ts';
import { passFrames } from './passFrames.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

const step = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
const title = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true });
const saveState = (page: Page) => page.locator('[role="status"][data-kept]');
const notice = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });
const retry = (page: Page) => page.getByRole('button', { name: 'Try again', exact: true });

const importFlow = (name: string): Promise<string> =>
  studio.import(
    drawnFlow({
      name,
      steps: {
        'trigger trigger': { title: 'Request' },
        'agent triage': { title: 'Triage', config: { provider: surely(0.9).provider } },
        'end done': { title: 'Done' },
      },
      wires: ['trigger.next triage', 'triage.proposed done'],
    }),
  );

/** The builder of a flow of its own, with the inspector at hand. */
async function openFlow(name: string): Promise<Page> {
  const page = await studio.page();
  await page.goto(`/w/demo/flows/${await importFlow(name)}`);
  await expectPage(step(page, 'triage')).toBeVisible();
  await step(page, 'triage').focus();
  await page.keyboard.press('Enter');
  await expectPage(title(page)).toBeVisible();
  return page;
}

/** What is written while a part is missing reaches the server. */
async function rename(page: Page, to: string): Promise<void> {
  await title(page).fill(to);
  await expectPage(step(page, 'triage').getByText(to)).toBeVisible();
  await expectPage(saveState(page)).toHaveText('Saved');
}

describe('parts that come later', () => {
  it('leaves the builder and its saving alone when a part does not come, and brings it when tried again', async () => {
    const page = await openFlow('Without an outline');
    await page.route('**/assets/Outline-*', (route) => route.abort());
    await step(page, 'triage').focus();
    await page.keyboard.press('o');
    const missing = notice(page, 'This part could not be loaded');
    await expectPage(missing).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await rename(page, 'Assessment');
    await retry(page).click();
    await expectPage(missing).toBeVisible();
    await page.unroute('**/assets/Outline-*');
    await retry(page).click();
    const outline = page.getByRole('tree', { name: 'Outline' });
    await expectPage(outline.getByText('Assessment')).toBeVisible();
    await expectPage(missing).toHaveCount(0);
    // With its styles, which did not come either.
    expect(
      await page.evaluate(() => [...document.styleSheets].some(({ href }) => href?.includes('/Outline-'))),
    ).toBe(true);
    await page.reload();
    await expectPage(step(page, 'triage').getByText('Assessment')).toBeVisible();
    await page.context().close();
  });

  it('takes the keyboard into settings that come late, where somebody asked for them and waits', async () => {
    const page = await studio.page();
    const come = Promise.withResolvers<void>();
    await page.route('**/assets/Inspector-*.js', async (route) => {
      await come.promise;
      await route.continue();
    });
    await page.goto(`/w/demo/flows/${await importFlow('With late settings')}`);
    await step(page, 'triage').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('F2');
    await page.evaluate(passFrames, 60);
    come.resolve();
    await expectPage(title(page)).toBeFocused();
    await page.keyboard.type('Assessment');
    await expectPage(step(page, 'triage').getByText('Assessment')).toBeVisible();
    await expectPage(saveState(page)).toHaveText('Saved');
    await page.context().close();
  });

  it('brings a part of many files once the connection is back', async () => {
    const page = await openFlow('Off the net for a while');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Simulate', exact: true }).click();
    const missing = notice(page, 'This part could not be loaded');
    await expectPage(missing).toBeVisible();
    await title(page).fill('Assessment');
    await expectPage(saveState(page)).toHaveText('Offline, kept here');
    await page.context().setOffline(false);
    await retry(page).click();
    await expectPage(page.getByRole('region', { name: 'Simulator' })).toBeVisible();
    await expectPage(missing).toHaveCount(0);
    await expectPage(saveState(page)).toHaveText('Saved');
    await page.context().close();
  });

  it('says that the page is older than the server, and goes on without the part', async () => {
    const page = await openFlow('After an update');
    await page.route('**/assets/ConnectDialog-*', (route) => route.fulfill({ status: 404, body: '' }));
    await step(page, 'triage').focus();
    await page.keyboard.press('c');
    const missing = notice(page, 'This part needs the newer page');
    await expectPage(missing).toBeVisible();
    await expectPage(page.getByRole('button', { name: 'Reload the page', exact: true })).toBeVisible();
    await expectPage(retry(page)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expectPage(missing).toHaveCount(0);
    await rename(page, 'Assessment');
    await page.unroute('**/assets/ConnectDialog-*');
    await step(page, 'triage').focus();
    await page.keyboard.press('c');
    await expectPage(page.getByRole('dialog', { name: /Assessment/ })).toBeVisible();
    await page.context().close();
  });
});
