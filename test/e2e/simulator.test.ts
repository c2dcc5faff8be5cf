import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectPage } from './expectPage.ts';
import { restingBox } from './restingBox.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open();
});
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

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const publish = page.getByRole('dialog', { name: 'Publish this flow' });
  await expectPage(publish.getByText('New cases go the same ways as before.')).toBeVisible();
  await expectPage(publish.getByText('The scenario "An order goes through" was added.')).toBeVisible();
  await page.keyboard.press('Escape');
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
  // What is kept is not suggested again.
  const kept = await panel(page).locator('[data-scenario]').count();
  await press(page, 'Suggest scenarios that cover every way');
  await expectPage(panel(page).getByText(/Nothing to add: the kept scenarios take 100/)).toBeVisible();
  await expectPage(panel(page).getByRole('button', { name: 'Keep them', exact: true })).toBeDisabled();
  await expectPage(panel(page).locator('[data-scenario]')).toHaveCount(kept);

  await panel(page).getByText('File of cases', { exact: true }).click();
  const cases = Buffer.from(await example('customer-refunds/cases.jsonl'));
  const input = panel(page).locator('input[type="file"]');
  await input.setInputFiles({ name: 'cases.jsonl', mimeType: 'application/jsonl', buffer: cases });
  await expectPage(panel(page).getByRole('table')).toBeVisible();
  // As many of each as in the runtime: the rules of the agent decide every case.
  await expectPage(panel(page).getByRole('status')).toHaveText(/35 × refunded, .*3 × declined/);
  // A browser tells nobody when what an input holds already is chosen once more: so it holds nothing.
  await expectPage(input).toHaveValue('');
  // The same file again, mended in between, is another one.
  const [first = ''] = cases.toString('utf8').split('\n');
  const mended = { name: 'cases.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(`${first}\n`) };
  await input.setInputFiles(mended);
  await expectPage(panel(page).getByRole('row')).toHaveCount(2);
  const workbook = Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000[Content_Types].xml\nPK\u0001\u0002\n');
  await input.setInputFiles({ name: 'cases.xlsx', mimeType: 'application/zip', buffer: workbook });
  await expectPage(panel(page).getByText(/This is no text file. CSV \(\.csv\) and JSON Lines/)).toBeVisible();
  await expectPage(panel(page).getByRole('row')).toHaveCount(2);
  await input.setInputFiles({ name: 'cases.jsonl', mimeType: 'application/jsonl', buffer: cases });
  await expectPage(panel(page).getByRole('status')).toHaveText(/35 × refunded, .*3 × declined/);
  const approved = await panel(page).getByRole('status').textContent();
  await panel(page).getByRole('radiogroup', { name: 'People' }).getByText('reject', { exact: true }).click();
  await expectPage(panel(page).getByRole('status')).not.toHaveText(approved ?? '');
  await panel(page).getByRole('radiogroup', { name: 'People' }).getByText('approve', { exact: true }).click();
  await expectPage(panel(page).getByRole('status')).toHaveText(approved ?? '');

  await page.locator('.react-flow__node[data-id="assess"]').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Confidence', exact: true }).first().fill('55');
  await panel(page).getByText('Coverage', { exact: true }).click();
  await expectPage(
    panel(page).getByText('What was played before the flow was changed is not counted.'),
  ).toBeVisible();
  await expectPage(panel(page).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0');
});

it('keeps what was typed and found while another tab is looked at or the simulator is closed, and undoes from its tabs', async () => {
  const page = await studio.page();
  const flow = await studio.import({ ...(await procurement()), name: 'Typed orders' });
  await openSimulator(page, flow);
  const field = panel(page).getByRole('textbox', { name: 'Requested by' });
  await field.fill('Written by hand');
  await panel(page).getByText('File of cases', { exact: true }).click();
  await expectPage(field).toBeHidden();
  const cases = Buffer.from(await example('procurement/cases.jsonl'));
  await panel(page)
    .locator('input[type="file"]')
    .setInputFiles({ name: 'cases.jsonl', mimeType: 'application/jsonl', buffer: cases });
  await expectPage(panel(page).getByRole('table')).toBeVisible();
  await press(page, 'Close the simulator');
  await expectPage(panel(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Simulate', exact: true }).click();
  await expectPage(panel(page).getByRole('table')).toBeVisible();
  await panel(page).getByRole('radiogroup', { name: 'Simulator' }).getByText('Play', { exact: true }).click();
  await expectPage(field).toHaveValue('Written by hand');

  const before = await page.locator('.react-flow__node').count();
  await page.locator('.react-flow__node[data-id="orderGate"]').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await expectPage(page.locator('.react-flow__node')).toHaveCount(before - 1);
  await panel(page).getByRole('radio', { checked: true }).first().focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expectPage(page.locator('.react-flow__node')).toHaveCount(before);
  expect(studio.complaints).toEqual([]);
});

it('leaves every card in view above it, and what closes it in its corner, in a small window and in long words', async () => {
  const page = await studio.page({ viewport: { width: 1280, height: 800 } });
  await page.goto('/w/demo/flows/procurement?locale=de');
  await page.getByRole('button', { name: 'Simulieren', exact: true }).click();
  await press(page, 'Fall starten');
  await expectPage(status(page)).toBeVisible();
  await press(page, 'Bis zur nächsten Frage');
  await expectPage(panel(page).getByText(/% der Wege/)).toBeVisible();
  const frame = await restingBox(panel(page));
  const title = await restingBox(panel(page).getByRole('heading', { name: 'Simulator', level: 2 }));
  const close = await restingBox(panel(page).getByRole('button', { name: /schließen/ }));
  expect(await rowsOfTools(page)).toBe(1);
  expect(close.x + close.width).toBeGreaterThan(frame.x + frame.width - 24);
  expect(Math.abs(close.y - title.y)).toBeLessThan(16);
  await expectCardsAbove(page, frame.y);
  await page.setViewportSize({ width: 1280, height: 560 });
  await page.goto('/w/demo/flows/customer-refunds?locale=de');
  await page.getByRole('button', { name: /^Probleme: / }).click();
  const problems = await restingBox(page.getByRole('region', { name: 'Probleme', exact: true }));
  await expectCardsAbove(page, problems.y);
  await page.context().close();
});

/** How many rows the tools in the head of the simulator take. */
async function rowsOfTools(page: Page): Promise<number> {
  const tools = await panel(page).locator('[data-simulator-tools] > *:visible').all();
  const boxes = (await Promise.all(tools.map((tool) => tool.boundingBox()))).filter((box) => box !== null);
  expect(boxes.length).toBeGreaterThan(5);
  const middles = boxes.filter(({ width }) => width > 0).map(({ y, height }) => y + height / 2);
  return Math.max(...middles) - Math.min(...middles) < 12 ? 1 : 2;
}

async function expectCardsAbove(page: Page, y: number): Promise<void> {
  await expectPage(async () => {
    const cards = await page.locator('.react-flow__node-step').all();
    const boxes = await Promise.all(cards.map((card) => card.boundingBox()));
    expect(boxes.length).toBeGreaterThan(10);
    for (const box of boxes) expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThan(y);
  }).toPass();
}
