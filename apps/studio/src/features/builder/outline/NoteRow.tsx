import type { FlowNote } from '@countersign/model';
import { IconNote } from '@tabler/icons-react';
import { useT } from '../../../strings/useT.ts';
import classes from './Outline.module.css';

type NoteRowProps = {
  readonly note: FlowNote;
  readonly isSelected: boolean;
  /** The one row that Tab leads to. */
  readonly isActive: boolean;
  readonly onChoose: () => void;
};

const LONGEST = 120;

/** One note in the outline, by how its text begins. */
export function NoteRow({ note, isSelected, isActive, onChoose }: NoteRowProps) {
  const t = useT();
  const text = note.text.slice(0, LONGEST);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it moves by arrow keys, and the page's keys act on the selection
    <div
      role="treeitem"
      className={classes['row']}
      data-note={note.id}
      tabIndex={isActive ? 0 : -1}
      aria-level={1}
      aria-selected={isSelected}
      aria-label={t('builder.outline.note', { text })}
      onClick={onChoose}
    >
      <IconNote size={18} aria-hidden />
      <span className={classes['title']}>{text}</span>
    </div>
  );
}
