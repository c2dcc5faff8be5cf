import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RestClient } from '../server/RestClient.ts';
import { waitFor } from '../server/waitFor.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

let studio: Studio;
let client: RestClient;
let page: Page;

beforeAll(async () => {
  studio = await Studio.open();
  client = await studio.rest();
  await waitFor(async () => !(await client.hasRuns('customer-refunds', 'running')) || undefined);
  page = await studio.page();
  await page.goto('/w/demo/inbox');
});
afterAll(() => studio?.[Symbol.asyncDispose]());

const rows = () => page.getByRole('list', { name: 'Reviews' }).getByRole('listitem');
const panel = () => page.getByRole('dialog', { name: 'Filters' });
const openPanel = (name = 'Filters') => page.getByRole('button', { name, exact: true }).click();

async function choose(label: string, option: RegExp | string) {
  await panel().getByRole('combobox', { name: label }).click();
  await panel().getByRole('option', { name: option }).click();
}

describe('finding in the inbox', () => {
  it('narrows the list by a filter that stands in the address and survives a reload', async () => {
    const { items } = await client.openReviews();
    const refunds = items.filter(({ flow }) => flow === 'customer-refunds');
    expect(refunds.length).toBeGreaterThan(0);
    expect(refunds.length).toBeLessThan(items.length);
    await openPanel();
    await choose('Flow', 'Customer refunds');
    await expectPage(rows()).toHaveCount(refunds.length);
    await expectPage(page).toHaveURL(/flow=customer-refunds/);
    await page.reload();
    await expectPage(rows()).toHaveCount(refunds.length);
    await expectPage(page.getByText(`${refunds.length} reviews`, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Remove the filter Flow' }).click();
    await expectPage(rows()).not.toHaveCount(refunds.length);
  });

  it('finds a case by a part of its subject', async () => {
    const { items } = await client.openReviews();
    const subject = items.find((item) => item.subject !== null)?.subject ?? '';
    const part = subject.slice(-5).toUpperCase();
    const matching = items.filter((item) => item.subject?.toUpperCase().includes(part));
    await page.getByRole('textbox', { name: 'Subject contains' }).fill(part);
    await expectPage(page).toHaveURL(/subject=/);
    await expectPage(rows()).toHaveCount(matching.length);
    await page.goto('/w/demo/inbox');
  });

  it('sorts both ways', async () => {
    await page.goto('/w/demo/inbox?flow=customer-refunds');
    await page.getByRole('combobox', { name: 'Order' }).click();
    await page.getByRole('option', { name: 'Least confident first' }).click();
    await expectPage(page).toHaveURL(/sort=confidence/);
    const shownIds = () => rows().evaluateAll((all) => all.map((one) => one.getAttribute('data-review')));
    const ids = await waitFor(async () => {
      const { items } = await client.openReviews();
      const refunds = items.filter(({ flow }) => flow === 'customer-refunds');
      const sorted = refunds.toSorted((a, b) => a.confidence - b.confidence || (a.id < b.id ? -1 : 1));
      const wanted = sorted.map(({ id }) => id);
      return JSON.stringify(await shownIds()) === JSON.stringify(wanted) ? wanted : undefined;
    });
    await page.getByRole('button', { name: 'The other way round' }).click();
    await expectPage(page).toHaveURL(/order=desc/);
    await expectPage(rows().first()).toHaveAttribute('data-review', ids.at(-1) ?? '');
    expect(await shownIds()).toEqual(ids.toReversed());
  });

  it('saves what is shown as a view for everybody, takes it again and gives it another name', async () => {
    const views = (name: string) => page.getByRole('button', { name, exact: true });
    const pick = async (menu: string, entry: string) => {
      await views(menu).click();
      await page.getByRole('menuitem', { name: entry }).click();
    };
    const dialog = page.getByRole('dialog');
    await page.goto('/w/demo/inbox?flow=customer-refunds&sort=confidence');
    await pick('Views', 'Save this view');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Unsure refunds');
    await dialog.getByRole('checkbox', { name: 'Everybody in the workspace sees it' }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expectPage(views('Unsure refunds')).toBeVisible();
    await page.goto('/w/demo/inbox');
    await pick('Views', 'Unsure refunds');
    await expectPage(page).toHaveURL(/flow=customer-refunds/);
    await expectPage(page).toHaveURL(/sort=confidence/);
    await pick('Unsure refunds', 'Rename or share');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Refunds to look at');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await pick('Refunds to look at', 'Delete this view');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expectPage(views('Views')).toBeVisible();
  });

  it('groups by case type, and the keyboard goes from group to group', async () => {
    const items = (await client.openReviews()).items.filter(({ flow }) => flow === 'customer-refunds');
    const types = [...new Set(items.map(({ caseType }) => caseType ?? ''))];
    const count = (caseType: string | null) =>
      items.filter((item) => (item.caseType ?? '') === caseType).length;
    expect(types.length).toBeGreaterThan(1);
    await page.goto('/w/demo/inbox?flow=customer-refunds');
    await page.getByRole('button', { name: 'By case type' }).click();
    const heads = page.locator('[data-group]');
    await expectPage(heads).toHaveCount(types.length);
    const cases = page.locator('[data-review]');
    const groups = await heads.evaluateAll((all) => all.map((head) => head.getAttribute('data-group')));
    for (const group of groups) {
      const head = page.locator(`[data-group="${group}"]`);
      await expectPage(head).toHaveAttribute('aria-expanded', 'true');
      await expectPage(head).toContainText(String(count(group)));
      await expectPage(cases).toHaveCount(count(group));
      // From its first case behind its last.
      for (let index = 0; index < count(group); index += 1) {
        await expectPage(cases.nth(index)).toHaveAttribute('data-current', /.*/);
        await page.keyboard.press('j');
      }
    }
    await heads.last().click();
    await expectPage(cases).toHaveCount(0);
    await page.getByRole('button', { name: 'By case type' }).click();
    await expectPage(cases).toHaveCount(items.length);
  });

  it('says how people answered such cases', async () => {
    await page.goto('/w/demo/inbox');
    await page.getByRole('button', { name: 'Figures' }).click();
    const figures = page.getByRole('dialog', { name: 'How such cases were answered' });
    await expectPage(figures.getByText(/of \d+ answers; between/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expectPage(figures).toHaveCount(0);
  });

  it('says when nothing matches, and leads back', async () => {
    await page.goto('/w/demo/inbox?subject=nobody-has-this');
    await expectPage(page.getByRole('heading', { name: 'No review matches these filters' })).toBeVisible();
    await page.goto('/w/demo/inbox?minConfidence=rubbish');
    await expectPage(rows().first()).toBeVisible();
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault for assistive technology, %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      for (const [width, height] of [
        [1280, 800],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.goto('/w/demo/inbox?stakes=normal&status=decided');
        await openPanel('1 filter');
        await expectPage(page.getByRole('dialog', { name: '1 filter' })).toBeVisible();
        expect(await seriousFaults(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Figures' }).click();
        await expectPage(page.getByRole('dialog', { name: 'How such cases were answered' })).toBeVisible();
        expect(await seriousFaults(page)).toEqual([]);
      }
    },
  );
});
