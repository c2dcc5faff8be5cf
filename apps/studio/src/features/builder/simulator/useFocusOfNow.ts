import { useEffect, useRef } from 'react';

/**
 * An answer takes its form away, and what was pressed with it. The keyboard then goes to what the case waits for next,
 * or to the place where its end is told.
 */
export function useFocusOfNow(point: number) {
  const now = useRef<HTMLElement>(null);
  const shown = useRef<number>(undefined);
  useEffect(() => {
    if (shown.current === point) return;
    shown.current = point;
    const { activeElement } = document;
    const isLost = activeElement === document.body || activeElement?.matches(':disabled') === true;
    if (isLost) (now.current?.querySelector<HTMLElement>('[data-stop]') ?? now.current)?.focus();
  }, [point]);
  return now;
}
