import type { Command, FlowGroup, FlowNote } from '@countersign/model';
import { useCallback, useMemo } from 'react';
import {
  type CanvasContextValue,
  NO_VISITORS,
  type ProblemCount,
  type Visitor,
  wiredPorts,
} from './CanvasContext.ts';
import type { CanvasLabels } from './canvasLabels.ts';
import type { GestureTarget } from './gestureTarget.ts';
import type { Level } from './level.ts';
import { type CanvasMarks, NO_MARKS } from './marks.ts';
import type { FlowRunState } from './runState.ts';
import { useTitles } from './useTitles.ts';

type Surroundings = Pick<GestureTarget, 'document' | 'onCommand' | 'onQuickAdd'> & {
  readonly onFold: CanvasContextValue['onFold'];
  readonly problems: ReadonlyMap<string, ProblemCount>;
  readonly run?: FlowRunState;
  readonly marks?: CanvasMarks | undefined;
  readonly visitors?: ReadonlyMap<string, readonly Visitor[]>;
};

type Drawing = { readonly labels: CanvasLabels; readonly level: Level; readonly arrow: string };

/** What cards and wires of a flow that is being edited need beside their own record. */
export function useEditorContext(
  surroundings: Surroundings,
  { labels, level, arrow }: Drawing,
): CanvasContextValue {
  const { document, problems, run, marks = NO_MARKS, visitors = NO_VISITORS } = surroundings;
  const { onCommand, onFold, onQuickAdd } = surroundings;
  const onNoteText = useCallback(
    (note: FlowNote, text: string) =>
      onCommand({ type: 'updateNote', note: { ...note, text } }, `note/${note.id}`),
    [onCommand],
  );
  const onNoteRemove = useCallback(
    (id: string) => onCommand({ type: 'removeNotes', notes: [id] } satisfies Command),
    [onCommand],
  );
  const hands = useMemo(
    () => ({
      onNoteColor: (note: FlowNote, color: FlowNote['color']) =>
        onCommand({ type: 'updateNote', note: { ...note, color } }),
      onGroup: (group: FlowGroup) => onCommand({ type: 'putGroup', group }, `group/${group.id}`),
      onFold,
      onGroupRemove: (id: string) => onCommand({ type: 'removeGroups', groups: [id] }),
    }),
    [onCommand, onFold],
  );
  const { edges } = document;
  const titleOf = useTitles(document);
  return useMemo(
    () => ({
      labels,
      isEditable: true,
      level,
      arrow,
      titleOf,
      wired: wiredPorts({ edges }),
      problems,
      run,
      marks,
      visitors,
      onQuickAdd,
      onNoteText,
      onNoteRemove,
      ...hands,
    }),
    [
      labels,
      level,
      arrow,
      titleOf,
      edges,
      problems,
      run,
      marks,
      visitors,
      onQuickAdd,
      onNoteText,
      onNoteRemove,
      hands,
    ],
  );
}
