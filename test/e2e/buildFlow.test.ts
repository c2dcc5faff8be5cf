import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';

let studio: Studio;
let page: Page;
beforeAll(async () => {
  studio = await Studio.open();
  page = await studio.page({ viewport: { width: 1440, height: 900 } });
});
afterAll(() => studio?.[Symbol.asyncDispose]());

it('builds a flow of six steps from an empty canvas, publishes it, and sees a case through to its end', async () => {
  await createFlow('Tea orders');
  await page.getByRole('button', { name: 'Add a trigger' }).click();
  await settings().getByRole('button', { name: 'Add a field' }).click();
  await change(settings().getByRole('textbox', { name: 'Name of field' }), 'tea');
  await addStep('Add a step after Trigger, Next', 'Agent');
  await type(settings().getByRole('textbox', { name: 'Summary' }), 'Order {{ input.tea }}');
  await addStep('Add a step after Agent, Proposed', 'Approval gate');
  await change(settings().getByLabel('Title', { exact: true }), 'Tea master');
  await addStep('Add a step after Tea master, Approved', 'Action');
  await addStep('Add a step after Action, Done', 'End');
  await endWith('Ordered', 'ordered');
  await addStep('Add a step after Tea master, Rejected', 'End');
  await endWith('Refused', 'refused');
  await expectPage(page.getByText('Saved', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expectPage(dialog.getByText('This will be the first version, with 6 steps.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await expectPage(dialog.getByText('Version 1 is live')).toBeVisible();

  await dialog.getByRole('button', { name: 'Test run' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'tea' }).fill('Assam');
  await page.getByRole('button', { name: 'Start run' }).click();
  await page.getByRole('link', { name: 'Open the run' }).click();
  await expectPage(page.getByText('Held for a person').first()).toBeVisible();
  const run = page.url();

  await page.getByRole('link', { name: 'Open review', exact: true }).click();
  await expectPage(page.getByText('Order Assam').first()).toBeVisible();
  // The desk moves on at once; leaving the page before the server has answered would take the verdict back.
  const answered = page.waitForResponse((response) => response.url().includes('reviews.decide'));
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expectPage(page.getByText('Order Assam')).toHaveCount(0);
  expect((await answered).status()).toBe(200);
  await page.goto(run);
  await expectPage(page.getByText('The run ended').first()).toBeVisible();
  await expectPage(page.getByText('Ended', { exact: true }).first()).toBeVisible();
});

it('takes every edit back and does it again by keyboard', async () => {
  await createFlow('Undo and redo');
  await page.getByRole('button', { name: 'Add a trigger' }).click();
  await addStep('Add a step after Trigger, Next', 'End');
  const steps = () => page.locator('.react-flow__node');
  await expectPage(steps()).toHaveCount(2);
  await page.getByRole('application', { name: 'Flow' }).click({ position: { x: 8, y: 8 } });
  await page.keyboard.press('Control+z');
  await expectPage(steps()).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expectPage(steps()).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Shift+z');
  await expectPage(steps()).toHaveCount(2);
});

it('shows what would be published of a changed sample, and what is wrong with it', async () => {
  await page.goto('/w/demo/flows/customer-refunds');
  await page.getByRole('group', { name: 'Approval gate: Refund gate' }).click();
  await change(settings().getByLabel('Title', { exact: true }), 'Money gate');
  await expectPage(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expectPage(page.getByRole('dialog').getByText('Money gate').first()).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click();
  await expectPage(page.getByRole('dialog').getByText('Version 2 is live')).toBeVisible();
});

it('has no complaint of the browser', () => {
  expect(studio.complaints).toEqual([]);
});

const settings = (): Locator => page.getByRole('complementary', { name: 'Settings of the selection' });

async function createFlow(name: string): Promise<void> {
  await page.goto('/w/demo/flows');
  await page.getByRole('button', { name: 'New flow' }).click();
  await page.getByLabel('Name of the flow').fill(name);
  await page.getByRole('button', { name: 'Create flow' }).click();
  await expectPage(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

async function addStep(after: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: after, exact: true }).click();
  await page.getByRole('option', { name: kind, exact: true }).first().click();
  await expectPage(settings().getByRole('heading', { name: kind, level: 2 })).toBeVisible();
}

async function endWith(title: string, outcome: string): Promise<void> {
  await change(settings().getByLabel('Title', { exact: true }), title);
  await change(settings().getByRole('textbox', { name: 'Outcome' }), outcome);
}

/** Fills a field and leaves it. */
async function change(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Tab');
}

/** Types into a field that is an editor of its own. */
async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}
