import { IconMaximize } from '@tabler/icons-react';
import { ControlButton, Controls } from '@xyflow/react';
import { memo } from 'react';
import type { CanvasLabels } from './canvasLabels.ts';

type ViewControlsProps = { readonly labels: CanvasLabels; readonly onFit: () => void };

/** Nearer, further, and everything: of a large flow more than React Flow knows of. */
export const ViewControls = memo(function ViewControls({ labels, onFit }: ViewControlsProps) {
  return (
    <Controls showInteractive={false} showFitView={false} position="bottom-left">
      <ControlButton aria-label={labels.fit} title={labels.fit} onClick={onFit}>
        <IconMaximize aria-hidden="true" />
      </ControlButton>
    </Controls>
  );
});
