import { useCallback, useEffect, useRef } from 'react';

/** Gathers what comes in quickly and hands it on once per frame, so that many events are one rendering. */
export function useFrameBatch<TItem>(onBatch: (items: readonly TItem[]) => void): (item: TItem) => void {
  const waiting = useRef<TItem[]>([]);
  const frame = useRef<number | undefined>(undefined);
  const handler = useRef(onBatch);
  useEffect(() => {
    handler.current = onBatch;
  });
  useEffect(() => () => cancelAnimationFrame(frame.current ?? 0), []);
  return useCallback((item) => {
    waiting.current.push(item);
    frame.current ??= requestAnimationFrame(() => {
      frame.current = undefined;
      handler.current(waiting.current.splice(0));
    });
  }, []);
}
