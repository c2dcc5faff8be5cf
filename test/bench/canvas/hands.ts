/// <reference lib="dom" />
import type { Page } from '@playwright/test';
import { type MoveCost, sweep } from './gestures.ts';
import { MainThread } from './MainThread.ts';

/** Zooms in by the wheel with the pointer on a card until cards have their full size. */
export async function zoomToOne(target: Page): Promise<void> {
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
export function cardInTheMiddle(target: Page): Promise<{ x: number; y: number; zoom: number }> {
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

/** Takes a card across the canvas; what a move costs. */
export async function dragACard(target: Page, moves: number): Promise<MoveCost> {
  const thread = await threadOf(target);
  await atRest(target);
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
export async function panTheView(target: Page, moves: number): Promise<MoveCost> {
  const thread = await threadOf(target);
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

const threadOf = async (target: Page): Promise<MainThread> =>
  MainThread.of(await target.context().newCDPSession(target));

/** What a builder that was just opened still has to tell (what the check found) is no part of a drag. */
async function atRest(target: Page): Promise<void> {
  const problems = target.getByRole('button', { name: /^Problems: / });
  if ((await target.getByRole('button', { name: 'Publish' }).count()) > 0) await problems.first().waitFor();
  await target.waitForTimeout(300);
}
