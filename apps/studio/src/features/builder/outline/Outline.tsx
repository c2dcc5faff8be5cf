import type { ProblemCount } from '@countersign/canvas';
import type { Position } from '@countersign/model';
import { ActionIcon, Group, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type MouseEvent, useDeferredValue, useMemo, useRef } from 'react';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument, useSelection } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { useProblemCounts } from '../useDiagnostics.ts';
import { NoteRow } from './NoteRow.tsx';
import classes from './Outline.module.css';
import { OutlineRow } from './OutlineRow.tsx';
import { isChosen, outlineItems, selectionOf } from './outlineItems.ts';
import { useOutlineKeys } from './useOutlineKeys.ts';

const NO_PROBLEMS: ProblemCount = { errors: 0, warnings: 0 };

type OutlineProps = {
  readonly onClose: () => void;
  /** The menu of the selection is asked for at a place of the screen. */
  readonly onMenu: (at: Position) => void;
};

/**
 * The flow as a list in the order of a case: what the canvas shows, for ears and for the keyboard. Moving here selects
 * the step, so all keys of the builder work on it, and the canvas follows.
 */
export function Outline({ onClose, onMenu }: OutlineProps) {
  const t = useT();
  const { diagnostics } = useFindings();
  const document = useDeferredValue(useDocument());
  const items = useMemo(() => outlineItems(document), [document]);
  const selection = useSelection();
  const problems = useProblemCounts(diagnostics);
  const list = useRef<HTMLDivElement>(null);
  const { active, goTo, onKeyDown } = useOutlineKeys(list, items);
  const onContextMenu = useRowMenu(list, items, onMenu);
  return (
    <nav className={classes['outline']} aria-label={t('builder.outline')}>
      <Group justify="space-between" wrap="nowrap" pl={4}>
        <Title order={2} size="h4">
          {t('builder.outline')}
        </Title>
        <ActionIcon size="sm" aria-label={t('builder.outline.close')} onClick={onClose}>
          <IconX size={15} />
        </ActionIcon>
      </Group>
      {items.length === 0 ? (
        <Text size="sm" c="dimmed" p={4}>
          {t('builder.outline.empty')}
        </Text>
      ) : (
        <div
          ref={list}
          role="tree"
          tabIndex={-1}
          aria-label={t('builder.outline')}
          aria-multiselectable
          className={classes['tree']}
          onKeyDown={onKeyDown}
          onContextMenu={onContextMenu}
        >
          {items.map((item, index) => {
            const row = {
              isSelected: isChosen(item, selection),
              isActive: index === active,
              onChoose: () => goTo(index, false),
            };
            if (item.type === 'note')
              return <NoteRow key={`note ${item.note.id}`} note={item.note} {...row} />;
            const { id } = item.line.node;
            return <OutlineRow key={id} {...item} problems={problems.get(id) ?? NO_PROBLEMS} {...row} />;
          })}
        </div>
      )}
    </nav>
  );
}

/** The right button, or the key for it, on a row: chooses the row, unless it is chosen, and asks for the menu beside it. */
function useRowMenu(
  list: { readonly current: HTMLElement | null },
  items: ReturnType<typeof outlineItems>,
  onMenu: OutlineProps['onMenu'],
) {
  const { session } = useBuilder();
  return (event: MouseEvent) => {
    const row = (event.target as Element).closest('[role="treeitem"]');
    const item = row === null ? undefined : items[[...(list.current?.children ?? [])].indexOf(row)];
    if (row === null || item === undefined) return;
    event.preventDefault();
    if (!isChosen(item, session.selection.get())) session.select(selectionOf(item));
    const { left, bottom } = row.getBoundingClientRect();
    onMenu({ x: left + INDENT, y: bottom });
  };
}

const INDENT = 24;
