import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPage } from './expectPage.ts';
import { pasteText } from './pasteText.ts';
import { restingBox } from './restingBox.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

const step = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
const steps = (page: Page) => page.locator('.react-flow__node');
const wires = (page: Page) => page.locator('.react-flow__edge');
const isSaved = (page: Page) =>
  expectPage(page.getByRole('status').getByText('Saved', { exact: true })).toBeVisible();

/** Chooses a card and lets a step follow one of its ways out: a new one of this kind, or one that is there already. */
async function follow(page: Page, card: string, port: string, step: string): Promise<void> {
  await page.getByRole('group', { name: card, exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `Add a step after ${port}`, exact: true }).click();
  await page.getByRole('dialog').getByRole('option', { name: step, exact: true }).click();
}

async function rename(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill(title);
  await page.keyboard.press('Tab');
}

/** A new, empty flow in its builder. */
async function emptyFlow(name: string): Promise<Page> {
  const page = await studio.page();
  await page.goto('/w/demo/flows');
  await page.getByRole('button', { name: 'New flow' }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Create flow' }).click();
  await expectPage(page.getByRole('button', { name: 'Add a trigger' })).toBeVisible();
  return page;
}

describe('the builder', () => {
  it('draws six steps, publishes them, runs a case and ends it by an approval', async () => {
    const page = await emptyFlow('Expense claims');
    for (const kind of ['Trigger', 'Agent', 'Approval gate', 'Action', 'End']) {
      await page.getByRole('button', { name: `Add ${kind}`, exact: true }).click();
    }
    await step(page, 'gate').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add a step after Rejected' }).click();
    await page.getByRole('dialog').getByRole('option', { name: 'End', exact: true }).click();
    await expectPage(steps(page)).toHaveCount(6);
    await expectPage(wires(page)).toHaveCount(5);

    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await expectPage(page.getByText('Version 1 is live')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Test run' }).click();
    await page.getByRole('button', { name: 'Start run' }).click();
    await page.getByRole('link', { name: 'Open the run' }).click();
    await expectPage(page.getByText('Open review')).toBeVisible();
    const run = page.url();
    await page.getByText('Open review').click();
    await expectPage(page.getByText('What happens after your answer').first()).toBeVisible();
    await expectPage(page.getByRole('button', { name: /^Approve/ }).first()).toBeEnabled();
    // The desk moves on at once; leaving the page before the server has answered would take the verdict back.
    const answered = page.waitForResponse((response) => response.url().includes('reviews.decide'));
    await page.keyboard.press('a');
    expect((await answered).status()).toBe(200);
    await page.goto(run);
    await expectPage(page.getByText('The run ended').first()).toBeVisible();
    await page.context().close();
  });

  it('draws two gates in branches at the same time, which are answered in any order', async () => {
    const page = await emptyFlow('Supplier checks');
    for (const kind of ['Trigger', 'Agent', 'Parallel']) {
      await page.getByRole('button', { name: `Add ${kind}`, exact: true }).click();
    }
    // The join came along, wired, as one step.
    await expectPage(steps(page)).toHaveCount(4);
    await expectPage(wires(page)).toHaveCount(4);
    await page.keyboard.press('ControlOrMeta+z');
    await expectPage(steps(page)).toHaveCount(2);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expectPage(wires(page)).toHaveCount(4);
    await follow(page, 'Parallel', 'First', 'Approval gate');
    await rename(page, 'Legal');
    await follow(page, 'Join', 'Next', 'End');
    await follow(page, 'Approval gate: Legal', 'Rejected', 'End');
    await rename(page, 'Refused');
    await follow(page, 'Parallel', 'Second', 'Approval gate');
    await rename(page, 'Finance');
    await follow(page, 'Approval gate: Finance', 'Rejected', 'Lead to Refused');
    await expectPage(wires(page)).toHaveCount(9);
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Test run' }).click();
    await page.getByRole('button', { name: 'Start run' }).click();
    await page.getByRole('link', { name: 'Open the run' }).click();
    await expectPage(page.getByRole('link', { name: 'Open review of Legal' })).toBeVisible();
    const run = page.url();
    for (const gate of ['Open review of Finance', 'Open review']) {
      await page.getByRole('link', { name: gate, exact: true }).click();
      await expectPage(page.getByText('What happens after your answer').first()).toBeVisible();
      await expectPage(page.getByRole('button', { name: /^Approve/ }).first()).toBeEnabled();
      const answered = page.waitForResponse((response) => response.url().includes('reviews.decide'));
      await page.keyboard.press('a');
      expect((await answered).status()).toBe(200);
      await page.goto(run);
    }
    await expectPage(page.getByText('The run ended').first()).toBeVisible();
    await page.context().close();
  });

  it('is drawn and published by keyboard alone', async () => {
    const page = await emptyFlow('By keyboard');
    await page.getByRole('searchbox', { name: 'Find a step' }).focus();
    for (const kind of ['trigger', 'agent', 'gate', 'end']) {
      await page.keyboard.type(kind);
      await page.keyboard.press('Enter');
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Backspace');
    }
    await expectPage(wires(page)).toHaveCount(3);
    await step(page, 'gate').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('a');
    await expectPage(page.getByRole('combobox', { name: 'What should follow?' })).toBeFocused();
    await page.keyboard.type('end');
    await expectPage(page.getByRole('option', { name: 'End', exact: true })).toHaveAttribute(
      'data-combobox-selected',
      'true',
    );
    await page.keyboard.press('Enter');
    await expectPage(wires(page)).toHaveCount(4);
    await page.getByRole('button', { name: 'Publish', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expectPage(page.getByRole('button', { name: 'Publish now' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expectPage(page.getByText('Version 1 is live')).toBeVisible();
    await page.context().close();
  });

  it('undoes and redoes every gesture, also after a reload', async () => {
    const page = await emptyFlow('Second thoughts');
    await page.getByRole('button', { name: 'Add a trigger' }).click();
    await page.getByRole('button', { name: 'Add Agent', exact: true }).click();
    await step(page, 'agent').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Title' }).fill('Triage');
    await isSaved(page);
    await page.reload();
    await expectPage(step(page, 'agent').getByText('Triage')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectPage(step(page, 'agent').getByText('Triage')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectPage(steps(page)).toHaveCount(1);
    await page.getByRole('button', { name: 'Redo' }).click();
    await expectPage(wires(page)).toHaveCount(1);

    // What has the keyboard is meant, also when something else is selected.
    await step(page, 'trigger').focus();
    await page.keyboard.press('Enter');
    await expectPage(step(page, 'trigger')).toHaveClass(/selected/);
    await step(page, 'agent').focus();
    await page.keyboard.press('Delete');
    await expectPage(step(page, 'agent')).toHaveCount(0);
    await expectPage(step(page, 'trigger')).toBeVisible();

    await page.evaluate(pasteText, 'Ask the desk first');
    const note = page.locator('.react-flow__node-note');
    await expectPage(note).toBeVisible();
    await step(page, 'trigger').focus();
    await page.keyboard.press('Enter');
    await expectPage(step(page, 'trigger')).toHaveClass(/selected/);
    await note.focus();
    await page.keyboard.press('Delete');
    await expectPage(note).toHaveCount(0);
    await expectPage(step(page, 'trigger')).toBeVisible();
    await page.context().close();
  });

  it('says in words why a wire cannot be drawn', async () => {
    const page = await emptyFlow('No way back');
    await page.getByRole('button', { name: 'Add a trigger' }).click();
    await page.getByRole('button', { name: 'Add Agent', exact: true }).click();
    // The settings take their room beside the canvas when they are drawn.
    await expectPage(page.getByRole('textbox', { name: 'Title', exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Show everything' }).first().click();
    const from = await restingBox(step(page, 'agent').locator('.react-flow__handle-right').first());
    const to = await restingBox(step(page, 'trigger'));
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y + 60, { steps: 4 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await page.mouse.up();
    await expectPage(page.getByText('"Trigger" starts the flow, so nothing can lead to it.')).toBeVisible();
    await expectPage(wires(page)).toHaveCount(1);
    await page.context().close();
  });

  it('is clean after opening, and nothing complains', async () => {
    const page = await studio.page();
    await page.goto('/w/demo/flows/customer-refunds');
    await expectPage(page.getByText('Anything unusual?').first()).toBeVisible();
    await expectPage(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
    await isSaved(page);
    // Answers that say no, such as a refused save, are logged by the browser itself.
    expect(studio.complaints.filter((line) => !/40[149]/.test(line))).toEqual([]);
    await page.context().close();
  });
});
