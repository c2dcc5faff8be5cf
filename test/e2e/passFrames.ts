/** Lets a page draw so many frames, however long the machine takes for one. Runs in the page. */
export async function passFrames(frames: number): Promise<void> {
  for (let frame = 0; frame < frames; frame += 1) await new Promise(requestAnimationFrame);
}
