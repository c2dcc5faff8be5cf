import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largeFlow } from '../bench/canvas/largeFlow.ts';
import { readRenders, watchRenders } from '../bench/canvas/watchRenders.ts';
import { waitFor } from '../server/waitFor.ts';
import { drawnFlow, surely } from './drawnFlow.ts';
import { expectPage } from './expectPage.ts';
import { quietPage } from './quietPage.ts';
import { restingBox } from './restingBox.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

let studio: Studio;
let flow: string;

beforeAll(async () => {
  studio = await Studio.open();
  flow = await studio.publish(
    drawnFlow({
      name: 'Canvas work',
      steps: {
        'trigger start': { title: 'Order comes in' },
        'agent assess': { title: 'Assess', config: surely(0.9) },
        'gate check': { title: 'Sign-off', config: { question: 'Is this right?' } },
        'end done': { title: 'Done', config: { outcome: 'done' } },
        'end refused': { title: 'Refused', config: { outcome: 'refused' }, at: [3, 1] },
      },
      wires: ['start.next assess', 'assess.proposed check', 'check.approved done', 'check.rejected refused'],
    }),
  );
});
afterAll(() => studio?.[Symbol.asyncDispose]());

const card = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
/** From now on what would be done at once in its turn comes late, as on a page that has much to do. */
const LATE_TIMERS = `
  window.promptTimeout = window.setTimeout;
  window.late = [];
  window.setTimeout = (act, ms = 0, ...given) =>
    ms === 0 ? -window.late.push(() => act(...given)) : window.promptTimeout(act, ms, ...given);
`;
/** What was late comes now: a save may be among it. */
const PROMPT_TIMERS = `
  window.setTimeout = window.promptTimeout;
  for (const act of window.late) act();
`;
const undo = (page: Page) => page.keyboard.press('ControlOrMeta+z');

/** Where a card stands in the flow, whatever the view is. */
const placeOf = (page: Page, id: string): Promise<string | null> =>
  card(page, id).evaluate(
    (element) => (element as unknown as { style: { transform: string } }).style.transform,
  );

async function open(): Promise<Page> {
  const page = await studio.page();
  await page.goto(`/w/demo/flows/${flow}`);
  await expectPage(card(page, 'assess')).toBeVisible();
  return page;
}

async function middleOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const box = await restingBox(card(page, id));
  return { x: box.x + box.width * 0.4, y: box.y + Math.min(20, box.height / 2) };
}

const expectSaved = (page: Page) => expectPage(page.getByText('Saved', { exact: true })).toBeVisible();

type Measured = { readonly id: string; readonly isQuiet: () => Promise<void> };

/** How many components outside the canvas work while a card is dragged, once it has been taken hold of. */
async function outsideOfDrag(page: Page, { id, isQuiet }: Measured): Promise<number> {
  const { x, y } = await middleOf(page, id);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 8, y + 8);
  await expectPage(card(page, id)).toHaveClass(/dragging/);
  // What is dragged is selected, and its settings come.
  await isQuiet();
  const before = await page.evaluate(readRenders);
  for (let step = 2; step < 14; step += 1) await page.mouse.move(x + step * 4, y + step * 3);
  const after = await page.evaluate(readRenders);
  await page.mouse.up();
  expect(after.inside).toBeGreaterThan(before.inside);
  return after.outside - before.outside;
}

/** How many components work for some letters of a title, until they are checked and saved. */
async function rendersOfLetters(page: Page, { id, isQuiet }: Measured): Promise<number> {
  await card(page, id).click({ position: { x: 60, y: 16 } });
  const title = page.getByRole('textbox', { name: 'Title', exact: true });
  await title.focus();
  await page.keyboard.press('End');
  await isQuiet();
  const before = await page.evaluate(readRenders);
  await page.keyboard.type('abcdef');
  await expectPage(title).toHaveValue(/abcdef$/);
  await expectSaved(page);
  await isQuiet();
  const after = await page.evaluate(readRenders);
  return after.outside + after.inside - before.outside - before.inside;
}

/** Chooses from the menu of a card; it is asked for again as long as the page still settles around it. */
async function chooseOf(page: Page, id: string, name: string): Promise<void> {
  const item = page.getByRole('menuitem', { name, exact: true });
  await expectPage(async () => {
    await page.mouse.click(...point(await middleOf(page, id)), { button: 'right' });
    await expectPage(item).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await item.click();
}

describe('the canvas', () => {
  it('moves a card by hand, shows what it is in line with, and takes it back as one step', async () => {
    const page = await open();
    const before = await placeOf(page, 'assess');
    const from = await middleOf(page, 'assess');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let step = 1; step <= 12; step += 1) await page.mouse.move(from.x + step * 4, from.y + step * 5);
    // Back to almost the height of its neighbours: the rest is done for the hand.
    await page.mouse.move(from.x + 40, from.y + 2);
    await expectPage(page.locator('.cs-guides path').first()).toBeAttached();
    await page.mouse.up();
    await expectPage(page.locator('.cs-guides path')).toHaveCount(0);
    const after = await placeOf(page, 'assess');
    expect(after).not.toBe(before);
    expect(after?.split(',')[1]).toBe(before?.split(',')[1]);
    await undo(page);
    expect(await waitFor(async () => ((await placeOf(page, 'assess')) === before ? true : undefined))).toBe(
      true,
    );
    await expectSaved(page);
    await page.context().close();
  });

  it('groups steps, moves them together, folds them to one card with their ways out for this person alone, and undoes it', async () => {
    const page = await open();
    // Room for the whole bar of the group beside its settings.
    await page.setViewportSize({ width: 1600, height: 900 });
    await page.mouse.click(...point(await middleOf(page, 'assess')));
    await page.keyboard.down('Shift');
    await page.mouse.click(...point(await middleOf(page, 'check')));
    await page.keyboard.up('Shift');
    await chooseOf(page, 'check', 'Group the selection');
    const bar = page.locator('.cs-group-bar');
    await expectPage(bar).toBeVisible();

    const before = [await placeOf(page, 'assess'), await placeOf(page, 'check')];
    const box = await restingBox(bar);
    const hold = { x: box.x + 4, y: box.y + 6 };
    await page.mouse.move(hold.x, hold.y);
    await page.mouse.down();
    for (let step = 1; step <= 8; step += 1) await page.mouse.move(hold.x + step * 2, hold.y + step * 12);
    await page.evaluate(LATE_TIMERS);
    await page.mouse.up();
    // What the hand did is there when it lets go.
    for (const [index, id] of ['assess', 'check'].entries()) {
      expect(await placeOf(page, id)).not.toBe(before[index]);
    }
    // On a busy page the next press comes before anything that waits for its turn.
    await bar.getByRole('button', { name: 'Fold the group into one card' }).click();
    await expectPage(card(page, 'assess')).toHaveCount(0);
    await page.evaluate(PROMPT_TIMERS);
    const folded = page.locator('.cs-group-card');
    await expectPage(folded).toContainText('2 steps');
    await expectPage(folded.getByRole('listitem')).toHaveText(['Sign-off: Approved', 'Sign-off: Rejected']);
    expect(await seriousFaults(page)).toEqual([]);
    await expectSaved(page);
    await page.reload();
    await page.getByRole('button', { name: 'Unfold the group' }).click();
    await expectPage(card(page, 'assess')).toBeVisible();
    for (let step = 0; step < 2; step += 1) await undo(page);
    await expectPage(bar).toHaveCount(0);
    await expectSaved(page);
    await page.context().close();
  });

  it('puts another kind of step in a place, keeps the wires that fit and names the ones that do not', async () => {
    const page = await open();
    await chooseOf(page, 'check', 'Action');
    await expectPage(page.getByText('are gone: Rejected')).toBeVisible();
    await expectPage(page.locator('.react-flow__edge')).toHaveCount(3);
    await undo(page);
    await expectPage(page.locator('.react-flow__edge')).toHaveCount(4);
    await page.context().close();
  });

  it('draws nothing around it while a card is dragged, and no more for a letter in a large flow than in a small one', async () => {
    const letters: number[] = [];
    for (const size of [24, 600]) {
      const page = await studio.page({ viewport: { width: 1440, height: 900 } });
      await page.addInitScript(watchRenders);
      const isQuiet = quietPage(page);
      await page.goto(`/w/demo/flows/${await studio.import(largeFlow(size))}`);
      // What the check found has been told: from here on nothing comes by itself.
      await expectPage(page.getByRole('button', { name: /^Problems: \d/ })).toBeVisible();
      await isQuiet();
      expect(await outsideOfDrag(page, { id: 'step1', isQuiet })).toBe(0);
      await expectSaved(page);
      letters.push(await rendersOfLetters(page, { id: 'step2', isQuiet }));
      await page.context().close();
    }
    const [small = 0, large = 0] = letters;
    expect(small).toBeGreaterThan(0);
    expect(large).toBeLessThan(small * 2);
  });

  it('draws no detail from afar, and nobody complained', async () => {
    const page = await open();
    await page.mouse.move(700, 400);
    for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, 240);
    await expectPage(page.locator('.cs-canvas[data-level="far"]')).toBeVisible();
    await expectPage(page.locator('.cs-card-title')).toHaveCount(0);
    await page.getByRole('button', { name: 'Show everything' }).first().click();
    await expectPage(page.locator('.cs-card-title').first()).toBeVisible();
    expect(studio.complaints).toEqual([]);
    await page.context().close();
  });
});

/** What can be seen of a kind's cards: the silhouette of their sign, how high it is on the card, and their colours. */
const LOOKS = `(kind) => {
  const card = document.querySelector('.cs-card[data-kind="' + kind + '"]');
  const sign = card.querySelector('.cs-kind-icon');
  const { borderTopColor, backgroundColor, borderTopWidth } = getComputedStyle(card);
  return {
    silhouette: sign.querySelector('path').getAttribute('d'),
    share: sign.getBoundingClientRect().height / card.getBoundingClientRect().height,
    colour: getComputedStyle(sign.querySelector('svg')).fill,
    isFramed: borderTopColor !== 'rgba(0, 0, 0, 0)' && parseFloat(borderTopWidth) > 0,
    isFilled: backgroundColor !== 'rgba(0, 0, 0, 0)',
  };
}`;
type Look = {
  readonly silhouette: string;
  readonly share: number;
  readonly colour: string;
  readonly isFramed: boolean;
  readonly isFilled: boolean;
};

it('shows agents, gates, exceptions and samplers by shape and colour, on a card of their own, from near and from afar', async () => {
  const page = await studio.page();
  await page.goto('/w/demo/flows/customer-refunds');
  const canvas = page.locator('.cs-canvas');
  await expectPage(page.locator('.cs-card[data-kind="gate"]').first()).toBeVisible();
  for (const level of ['compact', 'far']) {
    await expectPage(async () => {
      if ((await canvas.getAttribute('data-level')) !== level) {
        await page.getByRole('button', { name: /zoom out/i }).click();
      }
      expect(await canvas.getAttribute('data-level')).toBe(level);
    }).toPass();
    const looks: Look[] = [];
    for (const kind of ['agent', 'gate', 'exception', 'sampler', 'action']) {
      looks.push(await page.evaluate<Look>(`(${LOOKS})('${kind}')`));
    }
    expect(new Set(looks.map(({ silhouette }) => silhouette)).size).toBe(5);
    expect(new Set(looks.map(({ colour }) => colour)).size).toBe(5);
    for (const { isFramed, isFilled } of looks)
      expect({ isFramed, isFilled }).toEqual({ isFramed: true, isFilled: true });
    if (level === 'far') for (const { share } of looks.slice(0, 4)) expect(share).toBeGreaterThan(0.5);
  }
  await page.context().close();
});

const point = ({ x, y }: { readonly x: number; readonly y: number }): [number, number] => [x, y];
