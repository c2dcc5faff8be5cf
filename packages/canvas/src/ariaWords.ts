import type { AriaLabelConfig } from '@xyflow/react';
import type { CanvasLabels } from './canvasLabels.ts';

/** What React Flow says by itself, in the words of the canvas; what a move did is told by whoever carries it out. */
export const ariaWords = (labels: CanvasLabels): Partial<AriaLabelConfig> => ({
  'node.a11yDescription.default': labels.stepHelp,
  'node.a11yDescription.keyboardDisabled': labels.stepHelp,
  'node.a11yDescription.ariaLiveMessage': () => '',
  'edge.a11yDescription.default': labels.wireHelp,
  'controls.ariaLabel': labels.controls,
  'controls.zoomIn.ariaLabel': labels.zoomIn,
  'controls.zoomOut.ariaLabel': labels.zoomOut,
  'controls.fitView.ariaLabel': labels.fit,
});
