import { type ProblemCount, StepIcon } from '@countersign/canvas';
import type { FlowGroup } from '@countersign/model';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLocale } from '../../../strings/useT.ts';
import type { OutlineLine } from './flowOrder.ts';
import classes from './Outline.module.css';
import { outlineWords } from './outlineWords.ts';

type OutlineRowProps = {
  readonly line: OutlineLine;
  /** The group that the step is drawn in. */
  readonly group: FlowGroup | undefined;
  readonly problems: ProblemCount;
  readonly isSelected: boolean;
  /** The one row that Tab leads to. */
  readonly isActive: boolean;
  readonly onChoose: () => void;
};

/** One step of the outline. */
export function OutlineRow({ line, group, problems, isSelected, isActive, onChoose }: OutlineRowProps) {
  const { t, phrase, language } = useLocale();
  const { node, depth } = line;
  const count = problems.errors + problems.warnings;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it moves by arrow keys, and the page's keys act on the selection
    <div
      role="treeitem"
      className={classes['row']}
      data-step={node.id}
      style={{ paddingLeft: 6 + Math.min(depth, MOST_INDENTS) * 14 }}
      tabIndex={isActive ? 0 : -1}
      aria-level={depth + 1}
      aria-selected={isSelected}
      aria-label={outlineWords({ ...line, group: group?.title, problems: count }, { t, phrase, language })}
      onClick={onChoose}
    >
      <StepIcon node={node} size={20} />
      <span className={classes['title']}>{node.title}</span>
      {group && (
        <span className={classes['group']} aria-hidden>
          {group.title}
        </span>
      )}
      {count > 0 && (
        <IconAlertTriangle
          size={14}
          aria-hidden
          color={`var(--mantine-color-${problems.errors > 0 ? 'brick' : 'amber'}-6)`}
        />
      )}
    </div>
  );
}

const MOST_INDENTS = 8;
