import { FlowView } from '@countersign/canvas';
import type { FlowDocument } from '@countersign/model';
import { useT } from '../../strings/useT.ts';
import { useCanvasLabels } from '../../ui/useCanvasLabels.ts';
import type { RunState } from './runStateOf.ts';

interface RunCanvasProps {
  readonly version: { readonly version: number; readonly document: FlowDocument };
  readonly state: RunState;
  readonly selected: string | null;
  readonly onSelect: (step: string | null) => void;
}

/** The run on the drawing of the version it runs on; choosing a step narrows the timeline to it. */
export function RunCanvas({ version, state, selected, onSelect }: RunCanvasProps) {
  const t = useT();
  const labels = useCanvasLabels(t('runs.canvas', { version: version.version }));
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
