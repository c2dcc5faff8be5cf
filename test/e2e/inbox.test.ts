import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RestClient } from '../server/RestClient.ts';
import { waitFor } from '../server/waitFor.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';

const FLOW = 'customer-refunds';

let studio: Studio;
let client: RestClient;
let page: Page;
/** How many cases of the sample wait when the reviewer sits down. */
let waiting: number;

beforeAll(async () => {
  studio = await Studio.open();
  client = await studio.rest();
  await waitFor(async () => !(await client.hasRuns(FLOW, 'running')) || undefined);
  waiting = await openCount();
  page = await studio.page();
  await page.goto('/w/demo/inbox?flow=customer-refunds');
}, 90_000);
afterAll(() => studio?.[Symbol.asyncDispose]());

/** The open reviews of the flow, oldest first, as the inbox shows them. */
async function openRefunds() {
  const { items } = await client.openReviews();
  return items.filter(({ flow }) => flow === FLOW);
}

const openCount = async () => (await openRefunds()).length;
const rows = () => page.getByRole('list', { name: 'Reviews' }).getByRole('listitem');

describe('the inbox by keyboard', () => {
  it('shows what is asked, recommended and why, without scrolling', async () => {
    expect(waiting).toBeGreaterThan(5);
    await expectPage(rows()).toHaveCount(waiting);
    for (const text of ['The agent recommends', 'Why this came to you', 'What happens after your answer']) {
      await expectPage(page.getByText(text).first()).toBeInViewport();
    }
    await expectPage(page.getByText('HV-20417').first()).toBeVisible();
  });

  it('moves with j and k and lists its keys with ?', async () => {
    const before = await page.getByRole('heading', { level: 2 }).first().textContent();
    await page.keyboard.press('j');
    await expectPage(page.getByRole('heading', { level: 2 }).first()).not.toHaveText(before ?? '');
    await page.keyboard.press('k');
    await expectPage(page.getByRole('heading', { level: 2 }).first()).toHaveText(before ?? '');
    await page.keyboard.press('?');
    await expectPage(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expectPage(page.getByRole('dialog')).toHaveCount(0);
  });

  it('approves with a and goes to the next case', async () => {
    await page.keyboard.press('a');
    await expectPage(rows()).toHaveCount(waiting - 1);
    await waitFor(async () => (await openCount()) === waiting - 1 || undefined);
  });

  it('rejects with r, a reason and a message', async () => {
    await page.keyboard.press('r');
    await page.getByText('Suspected misuse').click();
    await page.getByLabel('Message', { exact: true }).fill('Please call first.');
    await page.getByRole('button', { name: 'Reject', exact: true }).last().click();
    await expectPage(rows()).toHaveCount(waiting - 2);
  });

  it('edits with e and runs what was edited', async () => {
    const [current] = await waitFor(async () => {
      const open = await openRefunds();
      return open.length === waiting - 2 ? open : undefined;
    });
    await page.keyboard.press('e');
    await page.getByLabel('Sentence to the customer').fill('Edited by keyboard.');
    await page.getByRole('button', { name: 'Approve with changes' }).click();
    await expectPage(rows()).toHaveCount(waiting - 3);
    const events = await waitFor(async () => {
      const all = await client.events(current?.runId ?? '');
      return all.at(-1)?.type === 'run.ended' ? all : undefined;
    });
    expect(JSON.stringify(events)).toContain('Edited by keyboard.');
  });

  it('drops a case that somebody else decides, without a reload', async () => {
    await waitFor(async () => (await openCount()) === waiting - 3 || undefined);
    const last = (await openRefunds()).at(-1);
    if (last === undefined) throw new Error('Nothing is open');
    await client.decide(last.id, last.etag, { type: 'approve' });
    await expectPage(rows()).toHaveCount(waiting - 4);
  });

  it('puts a case back whose answer did not reach the server', async () => {
    await page.keyboard.press('k');
    await expectPage(page.getByText('The agent recommends')).toBeVisible();
    await page.route('**/trpc/**', (route) => route.abort());
    await page.keyboard.press('a');
    await expectPage(page.getByText('cannot be reached').first()).toBeVisible();
    await expectPage(rows()).toHaveCount(waiting - 4);
    await page.unroute('**/trpc/**');
    expect(await openCount()).toBe(waiting - 4);
  });
});
