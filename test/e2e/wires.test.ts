import { readFile } from 'node:fs/promises';
import {
  type Box,
  blockedWires,
  HANDLE_SIZE,
  overlappingCards,
  sceneBoxes,
  sceneEnds,
  sceneOf,
} from '@countersign/drawing';
import { readAnyFlow } from '@countersign/formats';
import { type FlowDocument, type Position, parseFlow } from '@countersign/model';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPage } from './expectPage.ts';
import { restingBox } from './restingBox.ts';
import { Studio } from './Studio.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

/** Every card by where it stands, every wire by its line, every way out by its middle; all as places in the flow. */
type Seen = {
  readonly cards: readonly Box[];
  readonly lines: readonly (readonly [string, string])[];
  readonly ways: readonly (readonly [string, Position])[];
};

const SEEN = `(() => {
  const view = document.querySelector('.react-flow__viewport');
  const { a: zoom } = new DOMMatrix(getComputedStyle(view).transform);
  const cards = [...document.querySelectorAll('.react-flow__node-step')];
  const placeOf = (card) => new DOMMatrix(card.style.transform);
  return {
    cards: cards.map((card) => ({
      ...{ id: card.dataset.id, x: placeOf(card).e, y: placeOf(card).f },
      ...{ width: card.offsetWidth, height: card.offsetHeight },
    })),
    lines: [...document.querySelectorAll('.react-flow__edge')].map((wire) => [
      wire.dataset.id,
      wire.querySelector('path').getAttribute('d'),
    ]),
    ways: cards.flatMap((card) => [...card.querySelectorAll('.react-flow__handle-right')].map((way) => {
      const [outer, inner] = [card.getBoundingClientRect(), way.getBoundingClientRect()];
      const x = placeOf(card).e + (inner.left + inner.width / 2 - outer.left) / zoom;
      const y = placeOf(card).f + (inner.top + inner.height / 2 - outer.top) / zoom;
      return [card.dataset.id + '.' + way.dataset.handleid, { x, y }];
    })),
  };
})()`;

async function open(flow: string, { edges }: FlowDocument): Promise<Page> {
  const page = await studio.page({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`/w/demo/flows/${flow}`);
  await expectPage(page.locator('.react-flow__edge')).toHaveCount(edges.length);
  return page;
}

/** The corners of a drawn line: of its round turns those that they round off. */
const cornersOf = (line: string): Position[] =>
  [...line.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

/** The wires that are drawn through a card of the page. */
async function drawnThrough(page: Page, document: FlowDocument): Promise<string[]> {
  const seen = await page.evaluate<Seen>(SEEN);
  const routes = new Map(seen.lines.map(([id, line]) => [id, cornersOf(line)]));
  expect(overlappingCards(seen.cards)).toEqual([]);
  return blockedWires(seen.cards, sceneEnds(sceneOf(document)), routes);
}

/** No wire runs through a card once the view stands: between two frames, cards and wires may be of two views. */
const expectClear = (page: Page, document: FlowDocument) =>
  expectPage(async () => expect(await drawnThrough(page, document)).toEqual([])).toPass();

/** How far from its way out each wire begins, at most. */
async function farthestBeginning(page: Page, { edges }: FlowDocument): Promise<number> {
  const { lines, ways } = await page.evaluate<Seen>(SEEN);
  const [lineOf, wayOf] = [new Map(lines), new Map(ways)];
  const distances = edges.map(({ id, source, port }) => {
    const begin = cornersOf(lineOf.get(id) ?? '')[0];
    const way = wayOf.get(`${source}.${port}`);
    if (begin === undefined || way === undefined) return Number.POSITIVE_INFINITY;
    return Math.hypot(begin.x - HANDLE_SIZE / 2 - way.x, begin.y - way.y);
  });
  return Math.max(...distances);
}

/** The wires that would run through a card if no wire minded any. */
function plainlyThrough(document: FlowDocument): string[] {
  const scene = sceneOf(document);
  return blockedWires(sceneBoxes(scene), sceneEnds(scene), new Map());
}

async function sample(name: string): Promise<FlowDocument> {
  const file = new URL(`../../examples/${name}/flow.json`, import.meta.url);
  const parsed = parseFlow(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.ok) throw new Error(`${name} is no flow`);
  return parsed.value;
}

const node = (name: string, type: string, [x, y]: readonly [number, number]) => ({
  ...{ name, type: `n8n-nodes-base.${type}`, position: [x, y], parameters: {} },
});
const to = (...names: readonly string[]) => ({
  main: names.map((name) => [{ node: name, type: 'main', index: 0 }]),
});

/** Of another program: its second way leads past the step that stands in between. */
const WORKFLOW = {
  name: 'Past the desk',
  nodes: [
    node('Parcel came back', 'webhook', [0, 0]),
    node('Is it complete?', 'if', [200, 0]),
    node('Take it in', 'noOp', [400, 0]),
    node('Write it down', 'noOp', [600, 0]),
  ],
  connections: {
    'Parcel came back': to('Is it complete?'),
    'Is it complete?': to('Take it in', 'Write it down'),
    'Take it in': to('Write it down'),
  },
};

function imported(): FlowDocument {
  const read = readAnyFlow(JSON.stringify(WORKFLOW), 'past.json');
  if (!read.ok) throw new Error('The workflow cannot be read');
  return read.value.document;
}

describe('the wires on the page', () => {
  it.each(['framework-orders', 'customer-refunds', 'support-triage', 'procurement', 'content-publishing'])(
    'run through no card of %s, and begin at their ways out',
    async (name) => {
      const document = await sample(name);
      const page = await open(name, document);
      await expectClear(page, document);
      await expectPage(async () => {
        expect(await farthestBeginning(page, document)).toBeLessThan(0.5);
      }).toPass();
      await page.context().close();
    },
  );

  it('run around the cards of an import, follow one that is moved, and are what they were when it is back', async () => {
    const document = imported();
    expect(plainlyThrough(document)).not.toEqual([]);
    const page = await open(await studio.import(document), document);
    await expectClear(page, document);
    const { lines: before } = await page.evaluate<Seen>(SEEN);
    const last = page.locator('.react-flow__node').filter({ hasText: 'Write it down' });
    const box = await restingBox(last);
    const [x, y] = [box.x + 70, box.y + 12];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 6; step += 1) await page.mouse.move(x + step * 4, y + step * 20);
    await expectPage(async () => {
      const { lines: during } = await page.evaluate<Seen>(SEEN);
      expect(during).not.toEqual(before);
      expect(await farthestBeginning(page, document)).toBeLessThan(0.5);
    }).toPass();
    await page.mouse.up();
    await expectClear(page, document);
    await page.keyboard.press('ControlOrMeta+z');
    await expectPage(async () => {
      const { lines: after } = await page.evaluate<Seen>(SEEN);
      expect(after).toEqual(before);
    }).toPass();
    await expectPage(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.context().close();
  });

  it('run through no card of a flow with a group that was tidied up', async () => {
    const drawn = await sample('framework-orders');
    const [first, second, third] = drawn.nodes.slice(4);
    const nodes = [first, second, third].flatMap((one) => (one === undefined ? [] : [one.id]));
    const document = { ...drawn, name: 'Grouped orders', groups: [{ id: 'desk', title: 'Desk', nodes }] };
    const page = await open(await studio.import(document), document);
    const { cards: before } = await page.evaluate<Seen>(SEEN);
    await page.getByRole('button', { name: 'Tidy up', exact: true }).click();
    await expectPage(async () => {
      const { cards: after } = await page.evaluate<Seen>(SEEN);
      expect(after).not.toEqual(before);
    }).toPass();
    await expectClear(page, document);
    expect(studio.complaints).toEqual([]);
    await page.context().close();
  });

  it('are not shown before the cards that were tidied up rest, on a slow machine neither', async () => {
    const drawn = await sample('framework-orders');
    const nodes = drawn.nodes.map((one, index) => ({
      ...one,
      position: { x: (index % 5) * 400, y: Math.floor(index / 5) * 300 },
    }));
    const document = { ...drawn, name: 'Orders in rows', nodes };
    const page = await studio.page({ reducedMotion: 'no-preference' });
    await page.goto(`/w/demo/flows/${await studio.import(document)}`);
    await expectPage(page.locator('.react-flow__edge')).toHaveCount(document.edges.length);
    const slow = await page.context().newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await page.evaluate(WATCH_GLIDE);
    const { cards: before } = await page.evaluate<Seen>(SEEN);
    await page.getByRole('button', { name: 'Tidy up', exact: true }).click();
    await expectPage(async () => {
      expect(await page.evaluate<Glide>('window.glide')).toMatchObject({ isOver: true });
    }).toPass({ timeout: 30_000 });
    // Of the layouts that a machine has time for, one leaves a card where it stood.
    const { cards: after } = await page.evaluate<Seen>(SEEN);
    const places = new Set(before.map(placeText));
    const moved = after.filter((card) => !places.has(placeText(card)));
    const glide = await page.evaluate<Glide>('window.glide');
    expect(glide).toMatchObject({ begun: moved.length, shownTooEarly: 0 });
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    expect(await drawnThrough(page, document)).toEqual([]);
    await page.context().close();
  });
});

const placeText = ({ id, x, y }: Box): string => `${id} ${x} ${y}`;

/** What was seen of a glide: how many cards began one, and in how many frames a wire could be seen while one was under way. */
type Glide = { readonly begun: number; readonly shownTooEarly: number; readonly isOver: boolean };

const WATCH_GLIDE = `(() => {
  const canvas = document.querySelector('.cs-canvas');
  const gliding = new Set();
  const seen = { begun: 0, shownTooEarly: 0, isOver: false };
  window.glide = seen;
  const isCard = (event) => event.propertyName === 'transform' && event.target.matches('.react-flow__node-step');
  canvas.addEventListener('transitionrun', (event) => {
    if (!isCard(event)) return;
    seen.begun += 1;
    gliding.add(event.target);
  });
  for (const end of ['transitionend', 'transitioncancel']) {
    canvas.addEventListener(end, (event) => isCard(event) && gliding.delete(event.target));
  }
  const look = () => {
    const wires = document.querySelector('.react-flow__edges, .cs-far-wires');
    const areShown = Number(getComputedStyle(wires).opacity) > 0;
    if (areShown && gliding.size > 0) seen.shownTooEarly += 1;
    seen.isOver = seen.begun > 0 && gliding.size === 0 && getComputedStyle(wires).opacity === '1';
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;
