import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawnFlow, email, surely } from './drawnFlow.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

let studio: Studio;
let page: Page;
beforeAll(async () => {
  studio = await Studio.open();
  page = await studio.page({ viewport: { width: 1440, height: 900 } });
}, 90_000);
afterAll(() => studio?.[Symbol.asyncDispose]());

const card = (id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"] .cs-card`);

/** An agent whose action cannot be taken back, with nobody in between. */
const ungated = (name: string) =>
  drawnFlow({
    name,
    fields: ['order'],
    steps: {
      'trigger start': { title: 'Start' },
      'agent triage': { title: 'Triage', config: surely(0.9) },
      'transform net': { title: 'Net', config: { set: [{ name: 'net', value: 'input.order' }] } },
      'action pay': { title: 'Pay', config: { operation: email('Paid') } },
      'end done': { title: 'Done', config: { outcome: 'done' } },
    },
    wires: ['start.next triage', 'triage.proposed net', 'net.next pay', 'pay.done done'],
  });

/** Every case waits for a person; before that a value is noted. */
const gated = drawnFlow({
  name: 'Gated',
  fields: ['order'],
  steps: {
    'trigger start': { title: 'Start' },
    'agent triage': { title: 'Triage', config: surely(0.9) },
    'transform note': { title: 'Note', config: { set: [{ name: 'net', value: 'input.order' }] } },
    'gate check': { title: 'Check', config: { question: 'Right?' } },
    'end done': { title: 'Done', config: { outcome: 'done' } },
    'end refused': { title: 'Refused', config: { outcome: 'refused' }, at: [4, 1] },
  },
  wires: [
    ...['start.next triage', 'triage.proposed note', 'note.next check'],
    ...['check.approved done', 'check.rejected refused'],
  ] as `${string}.${string} ${string}`[],
});

describe('problems', () => {
  it('paint the way that goes around every gate, and mend it with one click', async () => {
    const flow = await studio.import(ungated('Ungated'));
    await page.goto(`/w/demo/flows/${flow}`);
    await page.getByRole('button', { name: /problem/ }).click();
    const panel = page.getByRole('region', { name: 'Problems' });
    const row = panel.getByRole('button', { name: /cannot be undone/ });
    await row.click();
    const places = await Promise.all(
      ['triage', 'net', 'pay'].map((id) => card(id).getAttribute('data-path')),
    );
    expect(places).toEqual(['1', '2', '3']);
    expect(await card('done').getAttribute('data-path')).toBeNull();
    await expectPage(page.getByText('1. Triage → 2. Net → 3. Pay')).toBeVisible();
    await expectPage(page.locator('.cs-wire[data-path]')).toHaveCount(2);
    expect(await seriousFaults(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Fix: Put a gate before "Pay"' }).click();
    await expectPage(row).toHaveCount(0);
    await expectPage(page.locator('.cs-card[data-path]')).toHaveCount(0);
    await expectPage(panel.getByText('leads nowhere')).toHaveCount(0);
  }, 40_000);

  it('are mended together by kind, and walked through by keyboard', async () => {
    const panel = page.getByRole('region', { name: 'Problems' });
    await panel.getByRole('button', { name: /^Fix all 2/ }).click();
    await expectPage(page.getByText(/2 problems fixed/)).toBeVisible();
    await expectPage(panel.getByText('the whole run fails')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expectPage(panel.getByText('the whole run fails')).toHaveCount(2);
    await panel.locator('[data-problem]').first().focus();
    await page.keyboard.press('End');
    await expectPage(panel.locator('[data-problem]').last()).toBeFocused();
    await panel.getByRole('textbox', { name: 'Filter problems' }).fill('Triage');
    await expectPage(panel.getByText('When "Triage" fails')).toBeVisible();
    await expectPage(panel.getByText('When "Pay" fails')).toHaveCount(0);
  }, 40_000);
});

describe('versions', () => {
  it('show beside each other on one drawing what was added, removed and changed', async () => {
    const flow = await studio.publish(gated);
    await page.goto(`/w/demo/flows/${flow}`);
    await card('done').click();
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Paid back');
    await page.keyboard.press('Tab');
    await card('note').click();
    await page.keyboard.press('Delete');
    await expectPage(card('note')).toHaveCount(0);
    await page.getByRole('button', { name: 'Versions', exact: true }).click();
    await page.getByRole('button', { name: 'Open version 1' }).click();
    const dialog = page.getByRole('dialog');
    const shown = (id: string) => dialog.locator(`.react-flow__node[data-id="${id}"] .cs-card`);
    await expectPage(shown('note')).toHaveAttribute('data-change', 'removed');
    await expectPage(shown('done')).toHaveAttribute('data-change', 'changed');
    await expectPage(shown('note').getByRole('img', { name: 'Removed' })).toBeVisible();
    await expectPage(dialog.getByText('"Done" is now called "Paid back".')).toBeVisible();
    await expectPage(dialog.locator('.cs-wire[data-change="removed"]')).toHaveCount(2);
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Take this version back into the draft' }).click();
    await expectPage(card('note')).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expectPage(card('note')).toHaveCount(0);
  }, 60_000);
});

describe('publishing', () => {
  it('shows on the canvas what changes, keeps a note, and says why it is blocked', async () => {
    const flow = await studio.publish(gated);
    await page.goto(`/w/demo/flows/${flow}`);
    await card('done').click();
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Settled');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish this flow' });
    await dialog.getByRole('button', { name: 'Show on the canvas' }).click();
    const diff = page.getByRole('dialog', { name: 'What publishing changes' });
    await expectPage(diff.locator('.react-flow__node[data-id="done"] .cs-card')).toHaveAttribute(
      'data-change',
      'changed',
    );
    await diff.getByRole('button', { name: 'Close' }).click();
    await dialog.getByRole('textbox', { name: 'Note for this version' }).fill('Ends are settled now.');
    await dialog.getByRole('button', { name: 'Publish now' }).click();
    await expectPage(page.getByText('Version 2 is live')).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).first().click();
    await page.getByRole('button', { name: 'Versions', exact: true }).click();
    await expectPage(page.getByText('Ends are settled now.')).toBeVisible();
    await page.keyboard.press('Escape');

    const blocked = await studio.import(ungated('Blocked'));
    await page.goto(`/w/demo/flows/${blocked}`);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expectPage(page.getByText('1 error has to be mended first.')).toBeVisible();
    await expectPage(page.getByRole('button', { name: 'Publish now' })).toBeDisabled();
  }, 60_000);
});

describe('runs on the canvas', () => {
  it('count the ways taken and tell who is waited for; a run is moved through event by event', async () => {
    const rest = await studio.rest();
    const ids: string[] = [];
    for (const order of ['A', 'B', 'C']) {
      ids.push((await rest.start('gated', { order })).id);
    }
    await page.goto('/w/demo/flows/gated/traffic');
    await expectPage(page.locator('.cs-badge', { hasText: '3 wait' })).toBeVisible();
    await expectPage(page.locator('[data-gate="check"]')).toContainText('3 wait');
    await expectPage(page.locator('.cs-wire-text', { hasText: '3' }).first()).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);

    await page.goto(`/w/demo/runs/${ids[0]}`);
    await expectPage(card('check')).toHaveAttribute('data-run', 'waiting');
    const slider = page.getByRole('slider', { name: 'Point in the run' });
    await slider.focus();
    await page.keyboard.press('Home');
    await expectPage(card('check')).toHaveAttribute('data-run', 'none');
    await expectPage(page.getByText('Before the first event').first()).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expectPage(page.locator('li[aria-current="step"]')).toHaveCount(1);
    await page.getByRole('button', { name: 'Back to now' }).click();
    await expectPage(card('check')).toHaveAttribute('data-run', 'waiting');
  }, 60_000);
});
