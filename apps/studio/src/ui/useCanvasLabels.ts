import type { CanvasLabels } from '@countersign/canvas';
import { useMemo } from 'react';
import { useLocale } from '../strings/useT.ts';

/** All words of the canvas in the reader's language; `name` says what it shows where that is not just a flow. */
export function useCanvasLabels(name?: string): CanvasLabels {
  const { t, phrase } = useLocale();
  return useMemo(
    () => ({
      canvas: name ?? t('builder.canvas'),
      zoomIn: t('builder.zoomIn'),
      zoomOut: t('builder.zoomOut'),
      fit: t('builder.fit'),
      minimap: t('builder.minimap'),
      note: t('builder.note'),
      removeNote: t('builder.note.remove'),
      noteColor: t('canvas.noteColor'),
      group: t('canvas.group.title'),
      groupTitle: t('canvas.groupTitle'),
      fold: t('canvas.fold'),
      unfold: t('canvas.unfold'),
      ungroup: t('canvas.ungroup'),
      steps: (count) => t('canvas.steps', { count }),
      addAfter: (title, port) => t('builder.addAfter', { title, port }),
      insertBetween: (from, to) => t('builder.insertBetween', { from, to }),
      connection: (from, port, to) => t('builder.connection', { from, port, to }),
      step: t('canvas.step'),
      wire: t('canvas.wire'),
      stepHelp: t('canvas.step.help'),
      wireHelp: t('canvas.wire.help'),
      controls: t('canvas.controls'),
      phrase,
      visits: (count) => t('runs.state.visits', { count }),
      taken: (count) => t('builder.taken', { count }),
      pathPlace: (place, count) => t('builder.path.place', { place, count }),
      changes: {
        added: t('builder.change.added'),
        removed: t('builder.change.removed'),
        changed: t('builder.change.changed'),
      },
      states: {
        done: t('runs.state.done'),
        active: t('runs.state.active'),
        waiting: t('runs.state.waiting'),
        parked: t('runs.state.parked'),
        failed: t('runs.state.failed'),
        stopped: t('runs.state.stopped'),
        undone: t('runs.state.undone'),
      },
      problems: (count) => t('builder.problems.count', { count }),
    }),
    [t, phrase, name],
  );
}
