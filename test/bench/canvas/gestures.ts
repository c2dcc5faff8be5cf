/// <reference lib="dom" />
import type { Page } from '@playwright/test';
import { percentile } from '../data/percentile.ts';
import type { MainThread } from './MainThread.ts';
import { readRenders } from './watchRenders.ts';

/** What one kind of move costs. */
export type MoveCost = {
  readonly cpuMs: number;
  readonly frameP95Ms: number;
  readonly outside: number;
  readonly commitsPerFrame: number;
};

const WARM_MOVES = 8;

type Sweep = { readonly moves: number; readonly to: (index: number) => { x: number; y: number } };

/**
 * Moves the pointer once per frame and says what a move cost, after some that are not counted. The frame a move waits for is part of it.
 */
export async function sweep(page: Page, thread: MainThread, { moves, to }: Sweep): Promise<MoveCost> {
  const step = async (index: number) => {
    const { x, y } = to(index);
    await page.mouse.move(x, y);
    await nextFrame(page);
  };
  for (let index = 0; index < WARM_MOVES; index += 1) await step(index);
  const [cpu, renders] = [await thread.taskMs(), await page.evaluate(readRenders)];
  await page.evaluate(recordFrames);
  for (let index = WARM_MOVES; index < WARM_MOVES + moves; index += 1) await step(index);
  const frames = await page.evaluate(stopFrames);
  const [cpuAfter, after] = [await thread.taskMs(), await page.evaluate(readRenders)];
  return {
    cpuMs: (cpuAfter - cpu) / moves,
    frameP95Ms: percentile(frames, 0.95),
    outside: after.outside - renders.outside,
    commitsPerFrame: (after.commits - renders.commits) / Math.max(1, frames.length),
  };
}

const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));

type Recording = { frames: number[]; isOn: boolean };

function recordFrames(): void {
  const recording: Recording = { frames: [], isOn: true };
  Object.assign(globalThis, { frameRecording: recording });
  let last = performance.now();
  const frame = (now: number) => {
    recording.frames.push(now - last);
    last = now;
    if (recording.isOn) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

function stopFrames(): number[] {
  // safe: put there by `recordFrames`
  const { frameRecording } = globalThis as unknown as { frameRecording: Recording };
  frameRecording.isOn = false;
  return frameRecording.frames.slice(1);
}
