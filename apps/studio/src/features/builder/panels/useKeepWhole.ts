import { type RefObject, useLayoutEffect } from 'react';
import { useBuilder } from '../BuilderContext.ts';

/** A flow that was in view as a whole is so again above a panel that opens below it, or grows there. */
export function useKeepWhole(panel: RefObject<HTMLElement | null>): void {
  const { canvas } = useBuilder();
  useLayoutEffect(() => {
    const opened = panel.current;
    if (opened === null) return;
    let height = 0;
    const keep = () => {
      const before = height;
      height = opened.offsetHeight;
      if (height > before) canvas.current?.keepWhole(height - before);
    };
    keep();
    const watch = new ResizeObserver(keep);
    watch.observe(opened);
    return () => watch.disconnect();
  }, [canvas, panel]);
}
