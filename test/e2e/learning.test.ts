import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RestClient } from '../server/RestClient.ts';
import { waitFor } from '../server/waitFor.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

const FLOW = 'support-triage';

let studio: Studio;
let client: RestClient;
let page: Page;

beforeAll(async () => {
  studio = await Studio.open();
  client = await studio.rest();
  await waitFor(async () => !(await client.hasRuns(FLOW, 'running')) || undefined);
  page = await studio.page();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

const model = () => page.locator('[data-model="support-triage"]');

describe('learning from a correction', () => {
  it('corrects a case, trains, compares and adopts', async () => {
    // Samples are judged otherwise, and which cases are picked for one is left to the coins of the installation.
    const { items } = await client.openReviews();
    const held = items.find(
      ({ flow, kind, node }) => flow === FLOW && kind === 'gate' && node === 'triageGate',
    );
    await page.goto(`/w/demo/inbox?flow=${FLOW}&review=${held?.id}`);
    await expectPage(page.getByText('The agent recommends').first()).toBeVisible();
    await page.getByRole('button', { name: /^Edit/ }).click();
    const intent = page.getByRole('combobox', { name: 'Intent' });
    const isChosen = await intent.inputValue();
    await intent.click();
    await page
      .getByRole('option')
      .filter({ hasNotText: isChosen === '' ? 'nothing' : isChosen })
      .first()
      .click();
    // The desk moves on at once; leaving the page before the server has answered would take the verdict back.
    const answered = page.waitForResponse((response) => response.url().includes('reviews.decide'));
    await page.getByRole('button', { name: 'Approve with changes' }).click();
    expect((await answered).status()).toBe(200);

    await page.goto('/w/demo/learning');
    await expectPage(async () => {
      await page.reload();
      await expectPage(model().getByText('1 from a verdict')).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expectPage(model().locator('[data-version="1"]')).toContainText('In use');
    await model().getByRole('button', { name: 'Train' }).click();

    const candidate = model().locator('[data-candidate="2"]');
    await expectPage(candidate.getByTestId('comparison')).toContainText('Right answers');
    await expectPage(candidate).toContainText('No version is asked about a case it was trained on');
    await expectPage(candidate).toContainText('begins anew at rung');
    expect(await seriousFaults(page)).toEqual([]);
    await candidate.getByRole('button', { name: 'Adopt' }).click();
    await expectPage(model().locator('[data-version="2"]')).toContainText('In use');
    await expectPage(model().locator('[data-version="1"]')).toContainText('Use again');
    await expectPage(candidate).toHaveCount(0);
    expect(studio.complaints).toEqual([]);
  });
});
