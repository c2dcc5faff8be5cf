import { readFile } from 'node:fs/promises';
import { parseFlow } from '@countersign/model';
import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawnFlow, email, surely } from './drawnFlow.ts';
import { expectPage } from './expectPage.ts';
import { pressCard } from './pressCard.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

let studio: Studio;
let page: Page;
beforeAll(async () => {
  studio = await Studio.open();
  page = await studio.page({ viewport: { width: 1440, height: 900 } });
});
afterAll(() => studio?.[Symbol.asyncDispose]());

const card = (id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"] .cs-card`);

/** One side of a comparison. */
function paneIn(within: Page | Locator, name: string) {
  const pane = within.getByRole('region', { name, exact: true });
  return {
    pane,
    card: (id: string) => pane.locator(`.react-flow__node[data-id="${id}"] .cs-card`),
    /** Where its view is. */
    place: () => pane.locator('.react-flow__viewport').getAttribute('style'),
  };
}

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
    await page.getByRole('button', { name: /^Problems: / }).click();
    const panel = page.getByRole('region', { name: 'Problems' });
    const row = panel.getByRole('button', { name: /cannot be undone/ });
    await row.click();
    for (const [index, id] of ['triage', 'net', 'pay'].entries()) {
      await expectPage(card(id)).toHaveAttribute('data-path', String(index + 1));
    }
    expect(await card('done').getAttribute('data-path')).toBeNull();
    await expectPage(page.getByText('1. Triage → 2. Net → 3. Pay')).toBeVisible();
    await expectPage(page.locator('.cs-wire[data-path]')).toHaveCount(2);
    expect(await seriousFaults(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Fix: Put a gate before "Pay"' }).click();
    await expectPage(row).toHaveCount(0);
    await expectPage(page.locator('.cs-card[data-path]')).toHaveCount(0);
    await expectPage(panel.getByText('leads nowhere')).toHaveCount(0);
  });

  it('are mended together by kind, and walked through by keyboard', async () => {
    const panel = page.getByRole('region', { name: 'Problems' });
    await panel.getByRole('button', { name: /^Fix all 2/ }).press('Enter');
    await expectPage(page.getByText(/2 problems fixed/)).toBeVisible();
    await expectPage(panel.getByText('the whole run fails')).toHaveCount(0);
    // The keyboard stays in the list, though what had it is gone.
    await expectPage(panel.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expectPage(panel.getByText('the whole run fails')).toHaveCount(2);
    await panel.locator('[data-problem]').first().focus();
    await page.keyboard.press('End');
    await expectPage(panel.locator('[data-problem]').last()).toBeFocused();
    await panel.getByRole('textbox', { name: 'Filter problems' }).fill('Triage');
    await expectPage(panel.getByText('When "Triage" fails')).toBeVisible();
    await expectPage(panel.getByText('When "Pay" fails')).toHaveCount(0);
  });
});

describe('problems on a phone', () => {
  it('are counted in the bar, and stand above the settings of a step', async () => {
    const phone = await studio.page({ viewport: { width: 390, height: 844 } });
    await phone.goto(`/w/demo/flows/${await studio.import(ungated('Ungated on a phone'))}`);
    const button = phone.getByRole('button', { name: /^Problems: \d/ });
    await expectPage(button.getByText(/^\d+$/)).toBeVisible();
    await pressCard(phone.locator('.react-flow__node[data-id="start"]'));
    await expectPage(phone.getByRole('complementary')).toBeVisible();
    await button.click();
    const panel = phone.getByRole('region', { name: 'Problems' });
    await panel.getByRole('button', { name: /cannot be undone/ }).click();
    await expectPage(phone.locator('.cs-card[data-path]')).toHaveCount(3);
    await phone.context().close();
  });
});

/** A flow of many steps, of which its second version changes some. */
async function aLongFlowTwice(): Promise<string> {
  const file = new URL('../../examples/framework-orders/flow.json', import.meta.url);
  const parsed = parseFlow(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.ok) throw new Error('The sample is no flow');
  const nodes = parsed.value.nodes.map((node) => {
    if (node.kind === 'agent') return { ...node, config: { ...node.config, timeout: '90s' } };
    return node.kind === 'gate' ? { ...node, config: { ...node.config, expiresAfter: '4d' } } : node;
  });
  const first = { ...parsed.value, name: 'Long orders' };
  return studio.publish({ ...first, nodes }, await studio.publish(first));
}

type Pane = ReturnType<typeof paneIn>;

/** Two drawings that go together stand at one place once they rest. */
const expectTogether = (one: Pane, other: Pane) =>
  expectPage(async () => expect(await one.place()).toBe(await other.place())).toPass();

describe('versions', () => {
  it('stand beside each other, marked and moved together, with old and new values, by keyboard', async () => {
    const flow = await studio.publish(gated);
    await page.goto(`/w/demo/flows/${flow}`);
    await pressCard(card('done'));
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Paid back');
    await page.keyboard.press('Tab');
    await pressCard(card('note'));
    await page.keyboard.press('Delete');
    await expectPage(card('note')).toHaveCount(0);
    await page.getByRole('button', { name: 'Versions', exact: true }).click();
    await page.getByRole('button', { name: 'Open version 1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Compare versions' });
    const [old, draft] = [paneIn(dialog, 'Version 1'), paneIn(dialog, 'Draft')];
    await expectPage(old.card('note')).toHaveAttribute('data-change', 'removed');
    await expectPage(draft.card('note')).toHaveCount(0);
    for (const side of [old, draft]) {
      await expectPage(side.card('done')).toHaveAttribute('data-change', 'changed');
    }
    await expectPage(old.card('note').getByRole('img', { name: 'Removed' })).toBeVisible();
    await expectPage(old.pane.locator('.cs-wire[data-change="removed"]')).toHaveCount(2);
    expect(await seriousFaults(page)).toEqual([]);

    await page.keyboard.press('n');
    await expectPage(dialog.getByText('“Note” is not in this one.')).toBeVisible();
    await page.keyboard.press('n');
    const retitled = dialog.getByRole('button', { name: '"Done" is now called "Paid back".' });
    await expectPage(retitled).toBeFocused();
    for (const side of [old, draft]) {
      await expectPage(side.card('done')).toHaveAttribute('data-selected', 'true');
    }
    // Before the first comes the last.
    const removed = dialog.getByRole('button', { name: 'Set values "Note" was removed.' });
    await page.keyboard.press('p');
    await expectPage(removed).toBeFocused();
    await page.keyboard.press('p');
    const last = dialog
      .locator('li')
      .filter({ has: page.getByRole('button') })
      .last();
    await expectPage(last.getByRole('button').first()).toBeFocused();
    for (const next of [removed, retitled]) {
      await page.keyboard.press('n');
      await expectPage(next).toBeFocused();
    }
    const back = dialog.getByRole('button', { name: 'Previous change', exact: true });
    await back.hover();
    await expectPage(async () => {
      const [tip, button] = [
        await page.getByRole('tooltip').filter({ hasText: 'Previous change (P)' }).boundingBox(),
        await back.boundingBox(),
      ];
      if (tip === null || button === null) throw new Error('The tooltip is not on the page');
      expect(Math.abs(tip.y + tip.height - button.y)).toBeLessThan(24);
      expect(Math.abs(tip.x + tip.width / 2 - (button.x + button.width / 2))).toBeLessThan(90);
    }).toPass();
    await expectTogether(old, draft);
    const before = await old.place();
    await draft.pane.hover();
    await page.mouse.wheel(0, -240);
    await expect.poll(() => draft.place(), { timeout: 10_000 }).not.toBe(before);
    await expectTogether(old, draft);

    await dialog.getByText('One drawing').click();
    await expectPage(dialog.locator('.react-flow__node[data-id="note"] .cs-card')).toHaveAttribute(
      'data-change',
      'removed',
    );
    // The row of choices that was just pressed has the focus, and takes no letters.
    await page.keyboard.press('p');
    await expectPage(removed).toBeFocused();
    await dialog.getByRole('button', { name: 'Take version 1 back into the draft' }).click();
    await expectPage(card('note')).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expectPage(card('note')).toHaveCount(0);
    await expectPage(page.getByText('Saved', { exact: true })).toBeVisible();
  });

  it('are large enough to be read in a small window', async () => {
    const small = await studio.page({ viewport: { width: 1280, height: 800 } });
    await small.goto('/w/demo/flows/gated/compare?before=1&after=%22draft%22');
    for (const name of ['Version 1', 'Draft']) {
      const { pane } = paneIn(small, name);
      await expectPage(pane.locator('.cs-card-title').filter({ hasText: 'Triage' })).toBeVisible();
    }
    // They are moved together: what fits into one fits into the other.
    const panes = ['Version 1', 'Draft'].map((name) => paneIn(small, name).pane);
    const heights = await Promise.all(panes.map(async (pane) => (await pane.boundingBox())?.height));
    expect(heights[0]).toBeCloseTo(heights[1] ?? 0, 0);
    await small.goto(`/w/demo/flows/${await aLongFlowTwice()}/compare?before=1&after=2`);
    for (const name of ['Version 1', 'Version 2']) {
      const { pane, card } = paneIn(small, name);
      await expectPage(card('assess')).toHaveAttribute('data-change', 'changed');
      await expectPage(
        pane.locator('.cs-card-title').filter({ hasText: 'Assess the order' }),
      ).toBeInViewport();
      await expectPage(pane.locator('.cs-card-title').filter({ hasText: /^Finance$/ })).toBeInViewport();
    }
    await expectPage(small.getByText(/Time limit is now 90 seconds \(was 60 seconds\)/)).toBeVisible();
    await small.context().close();
  });

  it('are compared by address, one above the other on a phone', async () => {
    const phone = await studio.page({ viewport: { width: 390, height: 844 } });
    await phone.goto('/w/demo/flows/gated/compare?before=%22draft%22&after=1');
    const [draft, version] = [paneIn(phone, 'Draft'), paneIn(phone, 'Version 1')];
    await expectPage(version.card('note')).toHaveAttribute('data-change', 'added');
    const [upper, lower] = [await draft.pane.boundingBox(), await version.pane.boundingBox()];
    expect(upper?.width).toBe(lower?.width);
    expect((upper?.y ?? 0) + (upper?.height ?? 0)).toBeLessThan(lower?.y ?? 0);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await seriousFaults(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Swap the sides' }).click();
    await expectPage(version.card('note')).toHaveAttribute('data-change', 'removed');
    await expectPage(phone).toHaveURL(/before=1&after=draft/);
    await phone.goto('/w/demo/flows/gated/compare?before=9');
    await expectPage(phone.getByRole('alert')).toBeVisible();
    await phone.close();
  });
});

describe('publishing', () => {
  it('shows on the canvas what changes, keeps a note, and says why it is blocked', async () => {
    const flow = await studio.publish(gated);
    await page.goto(`/w/demo/flows/${flow}`);
    await pressCard(card('done'));
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Settled');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish this flow' });
    await dialog.getByRole('button', { name: 'Show on the canvas' }).click();
    const diff = page.getByRole('dialog', { name: 'What publishing changes' });
    await expectPage(paneIn(diff, 'Draft').card('done')).toHaveAttribute('data-change', 'changed');
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
  });
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
  });
});
