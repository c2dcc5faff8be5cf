import type { FlowDocument } from '@countersign/model';
import { useMemo } from 'react';
import { type CanvasContextValue, NO_VISITORS, wiredPorts } from './CanvasContext.ts';
import type { CanvasLabels } from './canvasLabels.ts';
import type { Level } from './level.ts';
import type { CanvasMarks } from './marks.ts';
import type { FlowRunState } from './runState.ts';
import { useTitles } from './useTitles.ts';

type Look = {
  readonly labels: CanvasLabels;
  readonly level: Level;
  readonly arrow: string;
  readonly run: FlowRunState | undefined;
  readonly marks: CanvasMarks;
};

const NONE = new Map<never, never>();
const nothing = () => undefined;

/** What cards and wires of a flow that is only looked at need beside their own record. */
export function useLookContext(document: FlowDocument, look: Look): CanvasContextValue {
  const { labels, level, arrow, run, marks } = look;
  const titleOf = useTitles(document);
  const { edges } = document;
  return useMemo(
    () => ({
      labels,
      isEditable: false,
      level,
      arrow,
      titleOf,
      wired: wiredPorts({ edges }),
      problems: NONE,
      run,
      marks,
      visitors: NO_VISITORS,
      onQuickAdd: nothing,
      onNoteText: nothing,
      onNoteRemove: nothing,
      onNoteColor: nothing,
      onGroup: nothing,
      onFold: nothing,
      onGroupRemove: nothing,
    }),
    [labels, level, arrow, titleOf, edges, run, marks],
  );
}
