import type { Selection } from '@countersign/canvas';
import { useEffect, useState } from 'react';
import { useBuilder } from '../BuilderContext.ts';

/**
 * What is selected, once the hand that selects has let go: a card that is only moved begins to move at once, and what a box
 * passes over is not looked at one after the other.
 */
export function useRestingSelection(): Selection {
  const { selection } = useBuilder().session;
  const [resting, setResting] = useState(selection.get);
  useEffect(() => {
    let isHeld = false;
    const settle = () => setResting(selection.get());
    const unsubscribe = selection.subscribe(() => {
      if (!isHeld) settle();
    });
    const onDown = ({ target }: PointerEvent) => {
      isHeld = target instanceof Element && target.closest('.cs-canvas') !== null;
    };
    const onUp = () => {
      if (!isHeld) return;
      isHeld = false;
      settle();
    };
    settle();
    // On the way down, because what drags cards keeps some of them for itself.
    const options = { capture: true };
    addEventListener('pointerdown', onDown, options);
    addEventListener('pointerup', onUp, options);
    addEventListener('pointercancel', onUp, options);
    return () => {
      unsubscribe();
      removeEventListener('pointerdown', onDown, options);
      removeEventListener('pointerup', onUp, options);
      removeEventListener('pointercancel', onUp, options);
    };
  }, [selection]);
  return resting;
}
