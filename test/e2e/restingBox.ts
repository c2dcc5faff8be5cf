import type { Locator } from '@playwright/test';

export type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** As long as nothing moved for so many frames, however long the machine takes for one, nothing is about to. */
const FRAMES_AT_REST = 12;

/** Where something is on the screen once it has stopped moving. Throws when it is not on the page. */
export async function restingBox(thing: Locator): Promise<Box> {
  await thing.evaluate(standStill, FRAMES_AT_REST);
  const box = await thing.boundingBox();
  if (box === null) throw new Error('It is not on the page');
  return box;
}

/** Runs in the page. */
async function standStill(thing: Element, mostFrames: number): Promise<void> {
  const place = () => {
    const { x, y, width, height } = thing.getBoundingClientRect();
    return [x, y, width, height].join(' ');
  };
  let before = place();
  for (let frames = 0; frames < mostFrames; frames += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = place();
    if (now !== before) frames = 0;
    before = now;
  }
}
