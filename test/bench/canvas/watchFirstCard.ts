/// <reference lib="dom" />
/**
 * Runs in the page before anything else: notes when the first card of a canvas was painted. Asking from outside would count the
 * way there and back, which a busy machine makes long.
 */
export function watchFirstCard(): void {
  const painted = new Promise<number>((resolve) => {
    const look = () => {
      if (document.querySelector('.react-flow__node') === null) return void requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
    };
    requestAnimationFrame(look);
  });
  Object.assign(globalThis, { firstCardPainted: painted });
}

/** In the page: milliseconds from the beginning of its navigation. */
export function readFirstCard(): Promise<number> {
  return (globalThis as unknown as { firstCardPainted: Promise<number> }).firstCardPainted; // safe: put there by `watchFirstCard`
}
