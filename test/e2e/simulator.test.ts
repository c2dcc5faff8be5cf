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

async function openSimulator(page: Page, flow: string): Promise<void> {
  await page.goto(`/w/demo/flows/${flow}`);
  await page.getByRole('button', { name: 'Simulate', exact: true }).click();
  await expectPage(panel(page)).toBeVisible();
}

it('plays the draft, goes back and tries another way, keeps it, and blocks publishing when it changes', async () => {
  const page = await studio.page();
  const flow = await studio.publish(
    JSON.parse(await readFile(join(import.meta.dirname, '../../examples/procurement/flow.json'), 'utf8')),
  );
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

  await panel(page).getByRole('textbox', { name: 'Name of the scenario' }).fill('An order goes through');
  await press(page, 'Save as scenario');
  await expectPage(panel(page).getByText('Kept. Publishing will play it again.')).toBeVisible();

  // A change by which the same case goes another way: the action is gone from the path.
  const steps = page.locator('.react-flow__node[data-id="sendOrder"]');
  await steps.focus();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await panel(page).getByText('Scenarios', { exact: true }).click();
  await expectPage(panel(page).getByText('All scenarios go as expected.')).toBeVisible();
  expect(studio.complaints).toEqual([]);
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
  const cases = await readFile(join(import.meta.dirname, '../../examples/customer-refunds/cases.jsonl'));
  await panel(page)
    .locator('input[type="file"]')
    .setInputFiles({ name: 'cases.jsonl', mimeType: 'application/jsonl', buffer: cases });
  await expectPage(panel(page).getByRole('table')).toBeVisible();
  await expectPage(panel(page).getByRole('status')).toContainText('refunded');
});
