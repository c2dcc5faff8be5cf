import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open();
}, 90_000);
afterAll(() => studio?.[Symbol.asyncDispose]());

const panel = (page: Page) => page.getByRole('region', { name: 'Simulator' });
const press = (page: Page, name: string) => panel(page).getByRole('button', { name, exact: true }).click();
const status = (page: Page) => panel(page).locator('[data-simulated-run="0"]');

const example = (name: string) => readFile(join(import.meta.dirname, '../../examples', name), 'utf8');
/** The sample, with a gate that has not earned anything yet. */
async function procurement() {
  const document = JSON.parse(await example('procurement/flow.json'));
  const gate = document.nodes.find(({ id }: { id: string }) => id === 'orderGate');
  gate.config.policy.startRung = 0;
  return document;
}

async function openSimulator(page: Page, flow: string): Promise<void> {
  await page.goto(`/w/demo/flows/${flow}`);
  await page.getByRole('button', { name: 'Simulate', exact: true }).click();
  await expectPage(panel(page)).toBeVisible();
}

it('plays the draft, goes back, tries another way and keeps it as a scenario', async () => {
  const page = await studio.page();
  const flow = await studio.publish(await procurement());
  await openSimulator(page, flow);
  await press(page, 'Start the case');
  await press(page, 'Run to the next question');
  const gate = panel(page).locator('[data-stop="review/orderGate"]');
  await expectPage(gate.getByText('Why a person is asked')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  await gate.getByRole('button', { name: 'Reject', exact: true }).click();
  await press(page, 'Run to the next question');
  await expectPage(status(page)).toContainText('refused');
  // Back to the question, and another answer: a fork beside the first.
  await panel(page)
    .getByRole('button', { name: /proposes/ })
    .click();
  await gate.getByRole('button', { name: 'Approve', exact: true }).click();
  await press(page, 'Run to the next question');
  await expectPage(status(page)).toContainText('ordered');
  await expectPage(panel(page).getByText('1 other way from here')).toBeVisible();
  await press(page, 'Close the simulator');
  await page.getByRole('button', { name: 'Simulate', exact: true }).click();
  await expectPage(panel(page).getByText('1 other way from here')).toBeVisible();

  await panel(page).getByRole('textbox', { name: 'Name of the scenario' }).fill('An order goes through');
  await press(page, 'Save as scenario');
  await expectPage(panel(page).getByText('Kept. Publishing will play it again.')).toBeVisible();

  await panel(page).getByText('Scenarios', { exact: true }).click();
  await expectPage(panel(page).getByText('All scenarios go as expected.')).toBeVisible();
  expect(studio.complaints).toEqual([]);
});

it('publishes nothing while a scenario goes another way, until its new result is the expected one', async () => {
  const [line] = (await example('procurement/cases.jsonl')).split('\n');
  const { input } = JSON.parse(line ?? '');
  const scenario = {
    ...{ id: 's1', name: 'An order that is refused', script: [] },
    start: { input, startedAt: '2026-03-04T09:00:00.000Z', samples: 'none' },
    expect: { status: 'ended', outcome: 'refused', steps: ['compare'] },
  };
  const document = { ...(await procurement()), name: 'Held orders', scenarios: [scenario] };
  await expect(studio.publish(document)).rejects.toThrow(/An order that is refused/);

  const page = await studio.page();
  await page.goto('/w/demo/flows/held-orders');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expectPage(dialog.getByText('It should end as “refused”, but ends as “Running”.')).toBeVisible();
  const publish = dialog.getByRole('button', { name: 'Publish now', exact: true });
  await expectPage(publish).toBeDisabled();
  await dialog.getByRole('button', { name: 'Expect this from now on' }).click();
  await expectPage(dialog.getByText('All scenarios go as expected.')).toBeVisible();
  await publish.click();
  await expectPage(dialog.getByText(/Version 1/)).toBeVisible();
});

it('suggests scenarios that take every way, and plays a file of cases', async () => {
  const page = await studio.page();
  await openSimulator(page, 'customer-refunds');
  await panel(page).getByText('Scenarios', { exact: true }).click();
  await press(page, 'Suggest scenarios that cover every way');
  await expectPage(panel(page).getByText(/scenarios take 100/)).toBeVisible();
  await press(page, 'Keep them');
  await expectPage(panel(page).getByText('All scenarios go as expected.')).toBeVisible();
  await expectPage(panel(page).getByText(/100.?% of all ways taken/)).toBeVisible();

  await panel(page).getByText('File of cases', { exact: true }).click();
  const cases = Buffer.from(await example('customer-refunds/cases.jsonl'));
  await panel(page)
    .locator('input[type="file"]')
    .setInputFiles({ name: 'cases.jsonl', mimeType: 'application/jsonl', buffer: cases });
  await expectPage(panel(page).getByRole('table')).toBeVisible();
  // As many of each as in the runtime: the rules of the agent decide every case.
  await expectPage(panel(page).getByRole('status')).toHaveText(/35 × refunded, .*3 × declined/);

  await page.locator('.react-flow__node[data-id="assess"]').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Confidence', exact: true }).first().fill('55');
  await panel(page).getByText('Coverage', { exact: true }).click();
  await expectPage(
    panel(page).getByText('What was played before the flow was changed is not counted.'),
  ).toBeVisible();
  await expectPage(panel(page).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0');
});
