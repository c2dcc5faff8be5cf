import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../server/waitFor.ts';
import { drawnFlow, surely } from './drawnFlow.ts';
import { expectPage } from './expectPage.ts';
import { Fingers } from './Fingers.ts';
import { type Box, restingBox } from './restingBox.ts';
import { Studio } from './Studio.ts';

const TOUCH = { hasTouch: true, isMobile: true } as const;
const SCREENS = [
  { screen: 'phone', viewport: { width: 390, height: 844 } },
  { screen: 'tablet', viewport: { width: 820, height: 1180 } },
] as const;

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

const aFlow = (name: string) =>
  drawnFlow({
    name,
    steps: {
      'trigger start': { title: 'Order comes in' },
      'agent assess': { title: 'Assess', config: surely(0.9) },
      'end done': { title: 'Done', config: { outcome: 'done' }, at: [1, 1] },
    },
    wires: ['start.next assess'],
  });

type Point = { readonly x: number; readonly y: number };
type View = { readonly x: number; readonly y: number; readonly zoom: number };

const READ_VIEW = `() => {
  const { a, e, f } = new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')).transform);
  return { x: e, y: f, zoom: a };
}`;
const VIEW = `(${READ_VIEW})()`;

/** The view once it has stood still for so many frames, however long the machine takes for a frame. */
const RESTING_VIEW = `(async () => {
  const read = ${READ_VIEW};
  let view = read();
  for (let frames = 0; frames < 12; frames += 1) {
    await new Promise(requestAnimationFrame);
    const now = read();
    if (JSON.stringify(now) !== JSON.stringify(view)) frames = 0;
    view = now;
  }
  return view;
})()`;

describe.each(SCREENS)('by touch on a $screen', ({ screen, viewport }) => {
  let page: Page;
  let fingers: Fingers;
  const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
  const inspector = () => page.getByRole('complementary', { name: 'Settings of the selection' });
  const wires = () => page.locator('.react-flow__edge');
  const view = () => page.evaluate<View>(VIEW);

  beforeAll(async () => {
    page = await studio.page({ viewport, ...TOUCH });
    fingers = await Fingers.on(page);
    const flow = await studio.import(aFlow(`Touched on a ${screen}`));
    await page.goto(`/w/demo/flows/${flow}`);
    await expectPage(card('assess')).toBeVisible();
  });
  afterAll(() => page.context().close());

  const restingView = () => page.evaluate<View>(RESTING_VIEW);

  /** A place on the canvas where nothing lies. */
  async function empty(): Promise<Point> {
    const box = await restingBox(page.locator('.cs-canvas'));
    return { x: box.x + box.width / 2, y: box.y + box.height * 0.8 };
  }

  it('moves the view with a finger', async () => {
    const before = await restingView();
    const from = await empty();
    await fingers.drag(from, { x: from.x + 40, y: from.y - 60 });
    const after = await restingView();
    expect(after.zoom).toBe(before.zoom);
    expect(Math.abs(after.x - before.x - 40)).toBeLessThan(12);
    expect(Math.abs(after.y - before.y + 60)).toBeLessThan(12);
    await fingers.drag({ x: from.x + 40, y: from.y - 60 }, from);
  });

  it('zooms the canvas with two fingers, and not the page', async () => {
    const before = await restingView();
    await fingers.pinch(await empty(), { from: 60, to: 120 });
    expect((await restingView()).zoom).toBeGreaterThan(before.zoom * 1.4);
    expect(await page.evaluate('visualViewport.scale')).toBe(1);
    await fingers.pinch(await empty(), { from: 120, to: 60 });
    expect((await restingView()).zoom).toBeLessThan(before.zoom * 1.2);
    await page.getByRole('button', { name: 'Show everything' }).first().tap();
  });

  it('selects with a tap, shows the settings, and lets go with a tap beside it', async () => {
    await fingers.tap(middle(await restingBox(card('done'))));
    await expectPage(inspector().getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Done');
    await fingers.tap(await emptyBesideInspector());
    await expectPage(inspector()).toHaveCount(0);
  });

  it('closes the settings, which lie over the canvas, by their own button', async () => {
    await fingers.tap(middle(await restingBox(card('done'))));
    await inspector().getByRole('button', { name: 'Close the settings' }).tap();
    await expectPage(inspector()).toHaveCount(0);
  });

  it('moves a card with a finger, as one step', async () => {
    const before = await restingBox(card('done'));
    const view0 = await restingView();
    const from = middle(before);
    await fingers.drag(from, { x: from.x - 10, y: from.y + 70 });
    await waitFor(async () => (await restingBox(card('done'))).y > before.y + 40 || undefined);
    expect(await view()).toEqual(view0);
    await page.getByRole('button', { name: 'Undo' }).tap();
    await waitFor(async () => Math.abs((await restingBox(card('done'))).y - before.y) < 2 || undefined);
    await expectPage(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
    await letGo();
  });

  it('opens the menu of a card under a finger that stays, and it stays when the finger goes', async () => {
    const menu = page.getByRole('menu');
    await fingers.hold(middle(await restingBox(card('done'))), () => expectPage(menu).toBeVisible());
    await expectPage(menu).toBeVisible();
    await menu.getByRole('menuitem', { name: 'Duplicate' }).tap();
    await expectPage(page.locator('.react-flow__node')).toHaveCount(4);
    await page.getByRole('button', { name: 'Undo' }).tap();
    await expectPage(page.locator('.react-flow__node')).toHaveCount(3);
    await letGo();
  });

  it('connects two cards with a finger', async () => {
    const from = middle(await restingBox(card('assess').locator('.react-flow__handle-right').first()));
    // A finger is broader than a pointer: beside the handle is on it.
    await fingers.drag({ x: from.x - 6, y: from.y }, middle(await restingBox(card('done'))));
    await expectPage(wires()).toHaveCount(2);
    await letGo();
  });

  it('adds a step', async () => {
    await restingView();
    if (screen === 'tablet') {
      await page.getByRole('button', { name: 'Add End', exact: true }).tap();
    } else {
      await fingers.tap(middle(await restingBox(card('assess'))));
      await inspector()
        .getByRole('button', { name: /^Add a step after/ })
        .first()
        .tap();
      const list = page.getByRole('dialog');
      // The list shows its first row once it stands.
      await expectPage(list.locator('[data-combobox-selected]')).toHaveCount(1);
      await list.getByRole('option', { name: 'Action', exact: true }).tap();
    }
    await expectPage(page.locator('.react-flow__node')).toHaveCount(4);
    expect(studio.complaints).toEqual([]);
  });

  async function letGo(): Promise<void> {
    await fingers.tap(await emptyBesideInspector());
    await expectPage(inspector()).toHaveCount(0);
  }

  async function emptyBesideInspector(): Promise<Point> {
    const box = await restingBox(page.locator('.cs-canvas'));
    return { x: box.x + 20, y: box.y + box.height * 0.8 };
  }
});

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
