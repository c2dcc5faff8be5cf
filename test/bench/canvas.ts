/// <reference lib="dom" />
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { tell } from './canvas/bars.ts';
import { type MoveCost, sweep } from './canvas/gestures.ts';
import { largeFlow } from './canvas/largeFlow.ts';
import { MainThread } from './canvas/MainThread.ts';
import { StudioBench } from './canvas/StudioBench.ts';
import { arrangeMs, keystrokesMs, openMs, undoPasteMs } from './canvas/timings.ts';
import { percentile } from './data/percentile.ts';

/**
 * What the builder costs with large flows: the built studio before a real server, in a real browser. CPU is that of the
 * page's main thread; renders are counted by React itself. Each figure is the median of the rounds.
 *
 * `pnpm bench canvas [--sizes 500,1000,5000] [--rounds 3] [--moves 40] [--only open,drag,far,keys,undo,arrange]`
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '500,1000,5000' },
    rounds: { type: 'string', default: '3' },
    moves: { type: 'string', default: '40' },
    only: { type: 'string', default: 'open,drag,far,keys,undo,arrange' },
  },
});
const rounds = Number(values.rounds);
const moves = Number(values.moves);
const only = new Set(values.only.split(','));
/** The largest document there may be. */
const MOST_STEPS = 5_000;

await using bench = await StudioBench.open();
const { page } = bench;
process.stdout.write(
  `${JSON.stringify({ chromium: bench.version, rounds, moves, load: loadavg()[0], node: process.version })}\n`,
);
for (const size of values.sizes.split(',').map(Number)) await measure(size);

async function measure(size: number): Promise<void> {
  const address = bench.address(await bench.put(largeFlow(size)));
  if (only.has('open')) await measureOpening(size, address);
  if (only.has('drag')) await measureDrag(size, address);
  if (only.has('far')) await measureFar(size, address);
  if (only.has('keys')) await measureKeys(size, address);
  if (only.has('undo')) await measureUndo(size, address);
  if (only.has('arrange')) await measureArrange(size, address);
}

async function measureOpening(size: number, address: string): Promise<void> {
  await openMs(page, address);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await bench.leave();
    times.push(await openMs(page, address));
  }
  tell(size, 'open ms', percentile(times, 0.5));
  const thread = await MainThread.of(await bench.devtools());
  tell(size, 'heap MB', await thread.heapMb());
}

/** A card is taken across the canvas at zoom 1. */
async function measureDrag(size: number, address: string): Promise<void> {
  const costs: MoveCost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await openMs(page, address);
    await zoomToOne(page);
    costs.push(await dragACard(page));
  }
  tell(size, 'drag at zoom 1, cpu ms per move', median(costs, 'cpuMs'), { load: loadavg()[0] });
  tell(size, 'drag at zoom 1, frame p95 ms', median(costs, 'frameP95Ms'));
  tell(size, 'components outside the canvas per drag', Math.max(...costs.map((cost) => cost.outside)));
  tell(size, 'commits per frame while dragging', median(costs, 'commitsPerFrame'));
}

/** The same with everything in view, and moving the view itself. */
async function measureFar(size: number, address: string): Promise<void> {
  const drags: MoveCost[] = [];
  const pans: MoveCost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await openMs(page, address);
    await page.getByRole('button', { name: 'Show everything' }).first().click();
    await page.waitForTimeout(1_500);
    drags.push(await dragACard(page));
    pans.push(await panTheView(page));
  }
  tell(size, 'drag at fit-all, cpu ms per move', median(drags, 'cpuMs'), { load: loadavg()[0] });
  tell(size, 'drag at fit-all, frame p95 ms', median(drags, 'frameP95Ms'));
  tell(size, 'pan at fit-all, cpu ms per move', median(pans, 'cpuMs'));
}

async function measureKeys(size: number, address: string): Promise<void> {
  await openMs(page, address);
  await zoomToOne(page);
  await cardInTheMiddle(page).then((card) => page.mouse.click(card.x, card.y));
  await page.getByRole('textbox', { name: 'Title', exact: true }).first().focus();
  const times = await keystrokesMs(page, 'A title that says what is decided');
  tell(size, 'keystroke to paint p95 ms', percentile(times, 0.95), { load: loadavg()[0] });
}

async function measureUndo(size: number, address: string): Promise<void> {
  const room = size + 500 > MOST_STEPS;
  const where = room ? bench.address(await bench.put(largeFlow(MOST_STEPS - 500))) : address;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await openMs(page, where);
    await page.waitForTimeout(500);
    times.push(await undoPasteMs(page));
  }
  tell(size, 'undo of a 500-step paste ms', percentile(times, 0.5), { load: loadavg()[0] });
}

async function measureArrange(size: number, address: string): Promise<void> {
  await openMs(page, address);
  await page.waitForTimeout(500);
  const { wallMs, longestTaskMs } = await arrangeMs(page);
  tell(size, 'arrange wall ms', wallMs, { load: loadavg()[0] });
  tell(size, 'arrange longest task ms', longestTaskMs);
}

function median(costs: readonly MoveCost[], key: keyof MoveCost): number {
  return percentile(
    costs.map((cost) => cost[key]),
    0.5,
  );
}

/** Zooms in by the wheel with the pointer on a card until cards have their full size. */
async function zoomToOne(target: Page): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    const { x, y, zoom } = await cardInTheMiddle(target);
    if (zoom >= 0.95) break;
    await target.mouse.move(x, y);
    await target.mouse.wheel(0, zoom < 0.5 ? -300 : -60);
    await target.waitForTimeout(60);
  }
  await target.waitForTimeout(400);
}

/** A point on the card that is nearest to the middle of the canvas, and how large cards are drawn. */
function cardInTheMiddle(target: Page): Promise<{ x: number; y: number; zoom: number }> {
  return target.evaluate(() => {
    const frame = document.querySelector('.cs-canvas')?.getBoundingClientRect() ?? new DOMRect();
    const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
    const boxes = [...document.querySelectorAll('.react-flow__node')].map((card) =>
      card.getBoundingClientRect(),
    );
    const far = (box: DOMRect) => Math.hypot(box.x + box.width / 2 - middle.x, box.y - middle.y);
    const nearest = boxes.sort((a, b) => far(a) - far(b))[0] ?? new DOMRect();
    return {
      x: nearest.x + nearest.width / 3,
      y: nearest.y + Math.min(20, nearest.height / 3),
      zoom: nearest.width / 248,
    };
  });
}

async function dragACard(target: Page): Promise<MoveCost> {
  const thread = await MainThread.of(await bench.devtools());
  const { x, y } = await pointedCard(target);
  await target.mouse.move(x, y);
  await target.mouse.down();
  const to = (index: number) => ({ x: x + Math.sin(index / 6) * 160, y: y + index * 3 });
  const cost = await sweep(target, thread, { moves, to });
  const dragged = await target.locator('.react-flow__node.dragging').count();
  await target.mouse.up();
  if (dragged !== 1) throw new Error(`${dragged} cards were dragged instead of one`);
  return cost;
}

/** A point on a card; from afar a step has one only while the pointer is on it, so the canvas is searched. */
async function pointedCard(target: Page): Promise<{ x: number; y: number }> {
  const card = target.locator('.react-flow__node').first();
  if ((await card.count()) > 0) return cardInTheMiddle(target);
  const frame = await target.locator('.cs-canvas').boundingBox();
  const middle = {
    x: (frame?.x ?? 0) + (frame?.width ?? 0) / 2,
    y: (frame?.y ?? 0) + (frame?.height ?? 0) / 2,
  };
  for (let step = 0; step < 200; step += 1) {
    await target.mouse.move(middle.x + (step % 20) * 4, middle.y + Math.floor(step / 20) * 4);
    await target.waitForTimeout(30);
    const box = (await card.count()) > 0 ? await card.boundingBox() : null;
    if (box !== null) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  throw new Error('No step was found under the pointer');
}

/** The empty background is taken and moved to and fro. */
async function panTheView(target: Page): Promise<MoveCost> {
  const thread = await MainThread.of(await bench.devtools());
  const frame = await target.locator('.cs-canvas').boundingBox();
  const from = { x: (frame?.x ?? 0) + 12, y: (frame?.y ?? 0) + 60 };
  await target.mouse.move(from.x, from.y);
  await target.mouse.down();
  const to = (index: number) => ({
    x: from.x + Math.abs(Math.sin(index / 8)) * 200,
    y: from.y + (index % 9) * 4,
  });
  const cost = await sweep(target, thread, { moves, to });
  await target.mouse.up();
  return cost;
}
