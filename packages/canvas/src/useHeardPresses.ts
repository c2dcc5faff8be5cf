import { select } from 'd3-selection';
import { useEffect } from 'react';

/**
 * No press is lost after a drag. What drags cards and the view swallows the click that ends a drag, until a timer says that it
 * has come; on a busy page the next press comes before the timer does, and would be swallowed in its place. A press that begins
 * is never the end of the drag before.
 */
export function useHeardPresses(): void {
  useEffect(() => {
    const onDown = () => void select(window).on('click.drag', null);
    window.addEventListener('pointerdown', onDown, { capture: true });
    return () => window.removeEventListener('pointerdown', onDown, { capture: true });
  }, []);
}
