import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo } from 'react';
import { useCanvas } from './CanvasContext.ts';
import type { NoteNode } from './toReactFlow.ts';

const COLORS = ['yellow', 'blue', 'green', 'pink'] as const;

/** A sticky note: the bar on top moves it, the rest is text. */
export const NoteCard = memo(function NoteCard({ data, selected }: NodeProps<NoteNode>) {
  const { note } = data;
  const { isEditable, labels, onNoteText, onNoteRemove, onNoteColor } = useCanvas();
  return (
    <div className="cs-note" data-color={note.color} data-selected={selected || undefined}>
      {isEditable && <NodeResizer isVisible={selected} minWidth={120} minHeight={72} />}
      <div className="cs-note-bar">
        {isEditable && (
          <button
            type="button"
            className="nodrag cs-note-color"
            aria-label={labels.noteColor}
            title={labels.noteColor}
            onClick={() =>
              onNoteColor(note, COLORS[(COLORS.indexOf(note.color) + 1) % COLORS.length] ?? 'yellow')
            }
          >
            ●
          </button>
        )}
        {isEditable && (
          <button
            type="button"
            className="nodrag"
            aria-label={labels.removeNote}
            title={labels.removeNote}
            onClick={() => onNoteRemove(note.id)}
          >
            ×
          </button>
        )}
      </div>
      <textarea
        className="nodrag nopan nowheel"
        aria-label={labels.note}
        value={note.text}
        readOnly={!isEditable}
        onChange={(event) => onNoteText(note, event.currentTarget.value)}
      />
    </div>
  );
});
