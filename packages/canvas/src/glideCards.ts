import { motionMs } from './motionMs.ts';

/**
 * Lets cards glide to the places that the next edit gives them. Wires are found for where cards come to rest, so none is
 * shown before the last card has: a card that glides would lie over them, the longer the slower the machine.
 */
export function glideCards(canvas: HTMLElement): void {
  const end = () => canvas.toggleAttribute('data-gliding', false);
  canvas.toggleAttribute('data-gliding', true);
  setTimeout(() => void restOf(canvas).then(end), motionMs());
}

/** Resolves when no card glides any more. The edit may be drawn a frame late, so two frames are waited for first. */
async function restOf(canvas: HTMLElement): Promise<void> {
  await frames(2);
  for (let gliding = glidesIn(canvas); gliding.length > 0; gliding = glidesIn(canvas)) {
    await Promise.allSettled(gliding.map(({ finished }) => finished));
    await frames(1);
  }
}

const glidesIn = (canvas: HTMLElement): Animation[] =>
  canvas
    .getAnimations({ subtree: true })
    .filter((one) => one instanceof CSSTransition && one.transitionProperty === 'transform' && isOfCard(one));

const isOfCard = ({ effect }: Animation): boolean =>
  effect instanceof KeyframeEffect && effect.target?.classList.contains('react-flow__node') === true;

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
}
