import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../server/waitFor.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

let studio: Studio;
let page: Page;

beforeAll(async () => {
  studio = await Studio.open();
  page = await studio.page({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript({ content: COUNT_POINTERS });
});
afterAll(() => studio?.[Symbol.asyncDispose]());

/** Counts over all pages what only a mouse, a pen or a finger does. */
const COUNT_POINTERS = `for (const type of ['pointerdown', 'mousedown', 'touchstart'])
  addEventListener(type, () => sessionStorage.setItem('pointers', Number(sessionStorage.getItem('pointers') ?? 0) + 1), true);`;

/** What a screen reader would call the thing that has the keyboard. */
const FOCUSED = `(() => {
  const thing = document.activeElement;
  const labelled = thing?.getAttribute('aria-labelledby');
  return (thing?.getAttribute('aria-label')
    ?? (labelled ? document.getElementById(labelled)?.textContent : undefined)
    ?? thing?.labels?.[0]?.textContent
    ?? (thing === document.body ? '' : thing?.textContent) ?? '').trim();
})()`;

const focused = (): Promise<string> => page.evaluate(FOCUSED);
const said = () => page.locator('[data-speech]');
const steps = () => page.locator('.react-flow__node-step');
const wires = () => page.locator('.react-flow__edge');
const row = (name: RegExp) => page.getByRole('treeitem', { name });

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Goes on by Tab until something that is called so has the keyboard. */
async function tabTo(name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    const now = await focused();
    if (now.startsWith(name)) return;
    passed.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`No "${name}" by ${key}; passed ${passed.map((one) => one.slice(0, 30)).join(' | ')}`);
}
const MOST_TABS = 70;

/** Goes to a step by the search of the builder; the keyboard is on its row of the outline then. */
async function goTo(title: string): Promise<void> {
  await press('Control+f');
  await expectPage(page.getByRole('textbox', { name: 'Find a step on the canvas' })).toBeFocused();
  await page.keyboard.type(title);
  await press('Escape');
  await expectPage(row(new RegExp(`^${title}`))).toBeFocused();
}

/** Lets a new step of this kind follow the one that has the keyboard, and gives it a title. */
async function add(kind: string, title: string): Promise<void> {
  await press('a');
  await take(kind);
  await expectPage(row(/.+/).and(page.locator(':focus'))).toBeVisible();
  await press('F2');
  await expectPage(page.locator('[data-step-title]')).toBeFocused();
  await page.keyboard.type(title);
  await press('Escape');
  await expectPage(row(new RegExp(`^${title}`))).toBeFocused();
}

/** Answers the question what should follow, once it has the keyboard and the list has come to this kind. */
async function take(kind: string): Promise<void> {
  await expectPage(page.getByRole('combobox', { name: 'What should follow?' })).toBeFocused();
  await page.keyboard.type(kind);
  await expectPage(page.getByRole('option', { name: kind, exact: true })).toHaveAttribute(
    'data-combobox-selected',
    'true',
  );
  await press('Enter');
}

/** Leads a way out of the step that has the keyboard to another step. */
async function lead(way: string, title: string): Promise<void> {
  await press('c');
  const dialog = page.getByRole('dialog');
  await expectPage(dialog.getByRole('combobox', { name: 'Leads to' })).toBeFocused();
  await expectPage(dialog.getByRole('combobox', { name: 'Way out' })).toHaveValue(way);
  await page.keyboard.type(title);
  const first = dialog.getByRole('listbox').getByRole('option').first();
  await expectPage(first).toHaveAttribute('data-combobox-selected', 'true');
  await press('Enter');
  await expectPage(page.getByRole('dialog')).toHaveCount(0);
}

/** Without the outline keys mean the card that has the keyboard, and it is never lost with a card. */
async function onCards(): Promise<void> {
  const card = page.locator('.react-flow__node:focus');
  await press('o');
  await expectPage(card).toHaveAttribute('aria-label', 'Set values');
  await press('Delete');
  await expectPage(card).toHaveAttribute('aria-label', /Let the bank work$/);
  await press('g');
  await expectPage(page.locator('.react-flow__node-frame')).toHaveCount(1);
  await press('h');
  await expectPage(card).toHaveAttribute('data-id', /^group:/);
  await expectPage(page.locator('.react-flow__node-frame')).toHaveCount(0);
  await press('h');
  await expectPage(page.locator('.react-flow__node-frame')).toHaveCount(1);
}

/** Goes into the settings of the step that has the keyboard, which may still have to come. */
async function goIn(): Promise<void> {
  await press('Enter');
  await expectPage(page.locator('[data-step-title]')).toBeFocused();
}

/** Goes into the settings of the step that has the keyboard and writes into one of its fields. */
async function write(field: string, text: string): Promise<void> {
  await goIn();
  await tabTo(field);
  await press('Control+a');
  await page.keyboard.type(text);
  await back();
}

/** Leaves the settings; what is open at a field closes first. */
async function back(): Promise<void> {
  for (let tries = 0; tries < 4; tries += 1) {
    await press('Escape');
    if (await page.evaluate("document.activeElement?.getAttribute('role') === 'treeitem'")) return;
  }
  throw new Error(`Escape does not lead back from "${await focused()}"`);
}

/** Answers the simulator's question about a step by one of its buttons, whose name it is. */
async function answer(step: string, name: string): Promise<void> {
  await expectPage(page.getByRole('group', { name: step }).and(page.locator('[data-stop]'))).toBeFocused();
  await tabTo(name);
  await press('Enter');
}

/** Plays a case through the draft and keeps it as a scenario. */
async function simulate(): Promise<void> {
  await press('s');
  const simulator = page.getByRole('region', { name: 'Simulator' });
  await expectPage(simulator).toBeFocused();
  await tabTo('Reason');
  await press('Control+a');
  await page.keyboard.type('damaged');
  await press('Enter');
  await answer('Assess request', 'Answer');
  await answer('Refund gate', 'Approve');
  await answer('Pay money', 'It is done');
  await answer('Let the bank work', 'Let the time pass');
  await expectPage(simulator.getByText('The case is over.')).toBeVisible();
  await tabTo('Name of the scenario');
  await page.keyboard.type('Damaged goods are refunded');
  await press('Enter');
  await expectPage(simulator.getByText('Kept. Publishing will play it again.')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await press('Escape');
  await expectPage(row(/^Specialist/)).toBeFocused();
  await press('s');
  await expectPage(simulator).toHaveCount(0);
}

describe('building without a mouse', () => {
  it('draws, configures and publishes a refund flow of twelve steps', async () => {
    await page.goto('/w/demo/flows');
    await expectPage(page.getByRole('button', { name: 'New flow' }).first()).toBeVisible();
    await tabTo('New flow');
    await press('Enter');
    await expectPage(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type('Refunds by keyboard');
    await tabTo('Create flow');
    await press('Enter');
    await expectPage(page.getByRole('button', { name: 'Add a trigger' })).toBeFocused();
    await press('Enter');
    await expectPage(steps()).toHaveCount(1);
    await expectPage(steps()).toBeFocused();
    await press('o');
    await expectPage(row(/^Trigger/)).toBeFocused();
    await expectPage(said()).toHaveText('Trigger added. Undo with Ctrl+Z.');

    await goIn();
    await tabTo('Add a field');
    await press('Enter');
    await tabTo('Name of field', 'Shift+Tab');
    await press('Control+a');
    await page.keyboard.type('reason');
    await press('Tab');
    await back();

    await add('Agent', 'Assess request');
    await write('Summary', 'Refund because of {{ input.reason }}');
    await add('Exception route', 'Anything unusual');
    await add('Approval gate', 'Refund gate');
    await add('Feedback sampler', 'Second look');
    await add('Branch', 'Money or voucher');
    await goIn();
    await tabTo('Edit When as text');
    await press('Enter');
    await expectPage(page.getByRole('textbox', { name: 'When' })).toBeFocused();
    await press('Control+a');
    await page.keyboard.type("input.reason != 'damaged'");
    await back();
    await add('Action', 'Pay money');
    await add('Wait', 'Let the bank work');
    await write('For', '1s');
    await add('End', 'Refunded');
    await goTo('Money or voucher');
    await add('Action', 'Send voucher');
    await lead('done', 'Refunded');
    await goTo('Refund gate');
    await add('End', 'Declined');
    await goTo('Anything unusual');
    await add('Approval gate', 'Specialist');
    await lead('approved', 'Second look');
    await lead('rejected', 'Declined');
    await expectPage(steps()).toHaveCount(12);
    await expectPage(wires()).toHaveCount(14);
    await expectPage(said()).toHaveText('Specialist, Rejected, leads to Declined. Undo with Ctrl+Z.');
    await expectPage(
      row(
        /^Refund gate, Approval gate, after Anything unusual, before Second look and Declined \(Rejected\), 1 problem$/,
      ),
    ).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);

    await simulate();

    await press('Control+k');
    await expectPage(
      page.getByRole('dialog').getByRole('combobox', { name: 'Search and commands' }),
    ).toBeFocused();
    await page.keyboard.type('Publish');
    await press('Enter');
    await expectPage(page.getByRole('button', { name: 'Publish now' })).toBeFocused();
    await press('Enter');
    await expectPage(page.getByText('Version 1 is live')).toBeVisible();
  });

  it('sees a case of it through to its end', async () => {
    const client = await studio.rest();
    const { id } = await client.start('refunds-by-keyboard', { reason: 'damaged' });
    await waitFor(
      async () => (await client.openReviews()).items.some(({ runId }) => runId === id) || undefined,
    );
    await page.goto(`/w/demo/runs/${id}`);
    await expectPage(page.getByRole('link', { name: 'Open review', exact: true })).toBeVisible();
    await tabTo('Open review');
    await press('Enter');
    await expectPage(page.getByText('Refund because of damaged').first()).toBeVisible();
    await expectPage(page.getByRole('button', { name: /^Approve/ }).first()).toBeEnabled();
    const answered = page.waitForResponse((response) => response.url().includes('reviews.decide'));
    await press('a');
    expect((await answered).status()).toBe(200);
    await page.goto(`/w/demo/runs/${id}`);
    await expectPage(page.getByText('The run ended').first()).toBeVisible({ timeout: 30_000 });
    expect(await page.evaluate("sessionStorage.getItem('pointers')")).toBeNull();
  });

  it('takes steps away and back, moves and inserts them, and says why a wire is refused', async () => {
    await page.goto('/w/demo/flows/refunds-by-keyboard');
    await expectPage(steps()).toHaveCount(12);
    await press('o');
    await expectPage(page.locator('[role="treeitem"]:focus')).toHaveCount(1);
    await goTo('Second look');
    await press('Delete');
    await expectPage(said()).toHaveText('Second look removed. Undo with Ctrl+Z.');
    await expectPage(page.locator('[role="treeitem"]:focus')).toHaveCount(1);
    await press('Control+z');
    await expectPage(said()).toHaveText('Undone: Second look added after Refund gate.');
    await goTo('Let the bank work');
    await press('i');
    await take('Set values');
    await expectPage(row(/^Set values, after Pay money/)).toBeFocused();
    await expectPage(said()).toHaveText('Set values added after Pay money. Undo with Ctrl+Z.');
    await press('Alt+ArrowDown');
    await expectPage(row(/^Set values, after Let the bank work/)).toBeFocused();
    await press('c');
    await expectPage(page.getByRole('dialog').getByRole('combobox', { name: 'Leads to' })).toBeFocused();
    await page.keyboard.type('trigger');
    await expectPage(page.getByRole('option', { name: /^Trigger/ })).toHaveAttribute(
      'data-combobox-selected',
      'true',
    );
    await press('Enter');
    const reason = '"Trigger" starts the flow, so nothing can lead to it.';
    await expectPage(page.getByRole('dialog').getByText(reason).first()).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await press('Escape');
    await expectPage(row(/^Set values/)).toBeFocused();
    await onCards();
    expect(studio.complaints).toEqual([]);
    await page.context().close();
  });
});
