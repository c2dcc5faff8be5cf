import { type RefObject, useLayoutEffect } from 'react';
import { useBuilder } from '../BuilderContext.ts';

/** What was in view stays so above a panel that opens below it, or grows there; once it closes the view is as it was. */
export function useKeepInView(panel: RefObject<HTMLElement | null>): void {
  const { canvas } = useBuilder();
  useLayoutEffect(() => {
    const opened = panel.current;
    if (opened === null) return;
    let height = 0;
    const back: (() => void)[] = [];
    const keep = () => {
      const before = height;
      height = opened.offsetHeight;
      const undo = height > before ? canvas.current?.keepInView(height - before) : undefined;
      if (undo !== undefined) back.push(undo);
    };
    keep();
    const watch = new ResizeObserver(keep);
    watch.observe(opened);
    return () => {
      watch.disconnect();
      for (const undo of back.reverse()) undo();
    };
  }, [canvas, panel]);
}
