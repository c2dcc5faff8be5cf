import { type CanvasLabels, FlowView } from '@countersign/canvas';
import type { FlowDocument } from '@countersign/model';
import { useMemo } from 'react';
import { useT } from '../../strings/useT.ts';
import type { RunState } from './runStateOf.ts';

interface RunCanvasProps {
  readonly version: { readonly version: number; readonly document: FlowDocument };
  readonly state: RunState;
  readonly selected: string | null;
  readonly onSelect: (step: string | null) => void;
}

/** The run on the drawing of the version it runs on; choosing a step narrows the timeline to it. */
export function RunCanvas({ version, state, selected, onSelect }: RunCanvasProps) {
  const labels = useRunLabels(version.version);
  return (
    <FlowView
      document={version.document}
      run={state}
      onSelectNode={(id) => onSelect(id ?? null)}
      labels={labels}
      {...(selected === null ? {} : { selectedNode: selected })}
    />
  );
}

/** The words of the canvas in the reader's language. */
function useRunLabels(version: number): Partial<CanvasLabels> {
  const t = useT();
  return useMemo(
    () => ({
      canvas: t('runs.canvas', { version }),
      zoomIn: t('builder.zoomIn'),
      zoomOut: t('builder.zoomOut'),
      fit: t('builder.fit'),
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
    [t, version],
  );
}
