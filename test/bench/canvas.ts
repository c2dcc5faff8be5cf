import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { BarePage } from './canvas/BarePage.ts';
import { teller } from './canvas/bars.ts';
import type { MoveCost } from './canvas/gestures.ts';
import { cardInTheMiddle, dragACard, panTheView, zoomToOne } from './canvas/hands.ts';
import { largeFlow } from './canvas/largeFlow.ts';
import { MainThread } from './canvas/MainThread.ts';
import { runEventsCost } from './canvas/runEvents.ts';
import { StudioBench } from './canvas/StudioBench.ts';
import { arrangeMs, keystrokesMs, openMs, undoPasteMs } from './canvas/timings.ts';
import { speedNow } from './canvas/yardstick.ts';
import { percentile } from './data/percentile.ts';

/**
 * What the builder costs with large flows: the built studio before a real server, in a real browser. CPU is that of the
 * page's main thread; renders are counted by React itself. Each figure is the median of the rounds.
 *
 * `pnpm bench canvas [--sizes 500,1000,5000] [--rounds 3] [--moves 40] [--only open,drag,far,keys,undo,arrange,events]`
 *
 * Before each size React Flow alone is measured, so that figures of a slow machine can be judged (`atBarsSpeed`).
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '500,1000,5000' },
    rounds: { type: 'string', default: '3' },
    moves: { type: 'string', default: '40' },
    only: { type: 'string', default: 'open,drag,far,keys,undo,arrange,events' },
  },
});
const rounds = Number(values.rounds);
const moves = Number(values.moves);
const only = new Set(values.only.split(','));
/** The largest document there may be. */
const MOST_STEPS = 5_000;

/** What is typed into the title of a step. */
const TITLE = 'A title that says what is decided';

/** How long a run is watched. */
const WATCH_SECONDS = 5;

await using bench = await StudioBench.open();
await using bare = await BarePage.open();
const { page } = bench;
let tell = teller({ bareMoveMs: Number.NaN, bareOpenMs: Number.NaN });
process.stdout.write(
  `${JSON.stringify({ chromium: bench.version, rounds, moves, load: loadavg()[0], node: process.version })}\n`,
);
for (const size of values.sizes.split(',').map(Number)) await measure(size);

async function measure(size: number): Promise<void> {
  const speed = await speedNow(page, bare, { rounds, moves });
  process.stdout.write(`${JSON.stringify({ steps: size, ...speed, load: loadavg()[0] })}\n`);
  tell = teller(speed);
  const address = bench.address(await bench.put(largeFlow(size)));
  if (only.has('open')) await measureOpening(size, address);
  if (only.has('drag')) await measureDrag(size, address);
  if (only.has('far')) await measureFar(size, address);
  if (only.has('keys')) await measureKeys(size, address);
  if (only.has('undo')) await measureUndo(size, address);
  if (only.has('arrange')) await measureArrange(size, address);
  if (only.has('events')) await measureEvents(size);
}

async function measureOpening(size: number, address: string): Promise<void> {
  await openMs(page, address);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await bench.leave();
    times.push(await openMs(page, address));
  }
  tell({ steps: size, figure: 'open ms', value: percentile(times, 0.5) });
  const thread = await MainThread.of(await bench.devtools());
  tell({ steps: size, figure: 'heap MB', value: await thread.heapMb() });
}

/** A card is taken across the canvas at zoom 1. */
async function measureDrag(size: number, address: string): Promise<void> {
  const costs: MoveCost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await openMs(page, address);
    await zoomToOne(page);
    costs.push(await dragACard(page, moves));
  }
  tell(
    { steps: size, figure: 'drag at zoom 1, cpu ms per move', value: median(costs, 'cpuMs') },
    { load: loadavg()[0] },
  );
  tell({ steps: size, figure: 'drag at zoom 1, frame p95 ms', value: median(costs, 'frameP95Ms') });
  tell({
    steps: size,
    figure: 'components outside the canvas per drag',
    value: Math.max(...costs.map((cost) => cost.outside)),
  });
  tell({ steps: size, figure: 'commits per frame while dragging', value: median(costs, 'commitsPerFrame') });
}

/** The same with everything in view, and moving the view itself. */
async function measureFar(size: number, address: string): Promise<void> {
  const drags: MoveCost[] = [];
  const pans: MoveCost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await openMs(page, address);
    await page.getByRole('button', { name: 'Show everything' }).first().click();
    await page.waitForTimeout(1_500);
    drags.push(await dragACard(page, moves));
    pans.push(await panTheView(page, moves));
  }
  tell(
    { steps: size, figure: 'drag at fit-all, cpu ms per move', value: median(drags, 'cpuMs') },
    { load: loadavg()[0] },
  );
  tell({ steps: size, figure: 'drag at fit-all, frame p95 ms', value: median(drags, 'frameP95Ms') });
  tell({ steps: size, figure: 'pan at fit-all, cpu ms per move', value: median(pans, 'cpuMs') });
}

async function measureKeys(size: number, address: string): Promise<void> {
  await openMs(page, address);
  await zoomToOne(page);
  await cardInTheMiddle(page).then((card) => page.mouse.click(card.x, card.y));
  await page.getByRole('textbox', { name: 'Title', exact: true }).first().focus();
  // The first letters load what later ones have.
  await keystrokesMs(page, 'A warm-up that is not counted. ');
  const thread = await MainThread.of(await bench.devtools());
  const before = await thread.taskMs();
  const times = await keystrokesMs(page, TITLE);
  const cpuMs = (await thread.taskMs()) - before;
  tell({ steps: size, figure: 'keystroke, cpu ms', value: cpuMs / TITLE.length });
  tell(
    { steps: size, figure: 'keystroke to paint p95 ms', value: percentile(times, 0.95) },
    { load: loadavg()[0] },
  );
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
  tell(
    { steps: size, figure: 'undo of a 500-step paste ms', value: percentile(times, 0.5) },
    { load: loadavg()[0] },
  );
}

async function measureArrange(size: number, address: string): Promise<void> {
  await openMs(page, address);
  await page.waitForTimeout(500);
  const { wallMs, longestTaskMs } = await arrangeMs(page);
  tell({ steps: size, figure: 'arrange wall ms', value: wallMs }, { load: loadavg()[0] });
  tell({ steps: size, figure: 'arrange longest task ms', value: longestTaskMs });
}

/** A run that goes on by itself, watched on its page. */
async function measureEvents(size: number): Promise<void> {
  const cost = await runEventsCost(bench, { size, seconds: WATCH_SECONDS });
  tell({ steps: size, figure: 'run events per second', value: cost.eventsPerSecond }, { load: loadavg()[0] });
  tell({ steps: size, figure: 'commits per frame with run events', value: cost.commitsPerFrame });
  tell({ steps: size, figure: 'main thread per second with run events, cpu ms', value: cost.cpuMs });
}

function median(costs: readonly MoveCost[], key: keyof MoveCost): number {
  return percentile(
    costs.map((cost) => cost[key]),
    0.5,
  );
}
