import type { CanvasLabels } from '@countersign/canvas';
import { useMemo } from 'react';
import { useLocale } from '../../strings/useT.ts';

/** The words of the canvas in the reader's language; `canvas` says what it shows. */
export function useRunLabels(canvas: string): Partial<CanvasLabels> {
  const { t, phrase } = useLocale();
  return useMemo(
    () => ({
      canvas,
      zoomIn: t('builder.zoomIn'),
      zoomOut: t('builder.zoomOut'),
      fit: t('builder.fit'),
      phrase,
      taken: (count) => t('builder.taken', { count }),
      visits: (count) => t('runs.state.visits', { count }),
      states: {
        done: t('runs.state.done'),
        active: t('runs.state.active'),
        waiting: t('runs.state.waiting'),
        parked: t('runs.state.parked'),
        failed: t('runs.state.failed'),
        stopped: t('runs.state.stopped'),
        undone: t('runs.state.undone'),
      },
    }),
    [t, phrase, canvas],
  );
}
