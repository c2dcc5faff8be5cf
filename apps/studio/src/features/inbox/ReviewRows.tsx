import { Button, Text } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useMay } from '../../api/session.ts';
import { useT } from '../../strings/useT.ts';
import { GroupRow } from './GroupRow.tsx';
import { type ListEntry, listEntries } from './listEntries.ts';
import classes from './ReviewList.module.css';
import { ReviewRow } from './ReviewRow.tsx';
import type { ReviewListState } from './useReviewList.ts';

export interface ReviewRowsProps {
  readonly list: ReviewListState;
  readonly current: string | undefined;
  readonly selected: Pick<ReadonlySet<string>, 'has'>;
  readonly onChoose: (id: string) => void;
  readonly onToggle: (id: string) => void;
  readonly onToggleGroup: (caseType: string) => void;
}

/** The cases from top to bottom, in groups if that is asked for. */
export function ReviewRows({ list, current, ...rest }: ReviewRowsProps) {
  const t = useT();
  const maySelect = useMay('decide');
  const scroller = useRef<HTMLDivElement>(null);
  const { items, hasMore, grouping, unfolded } = list;
  const entries = useMemo(
    () => listEntries({ items, hasMore, grouping, unfolded }),
    [items, hasMore, grouping, unfolded],
  );
  useEffect(() => {
    if (current !== undefined)
      scroller.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <div ref={scroller} className={classes['scroller']}>
      <ul className={classes['rows']} aria-label={t('inbox.list')}>
        {entries.map((entry) => (
          <li
            key={entry.key}
            className={classes[entry.type]}
            {...(entry.type === 'review' ? { 'data-review': entry.key } : {})}
            data-current={entry.key === current || undefined}
          >
            <Line entry={entry} list={list} current={current} maySelect={maySelect} {...rest} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface LineProps extends ReviewRowsProps {
  readonly entry: ListEntry;
  readonly maySelect: boolean;
}

function Line({ entry, list, current, selected, maySelect, onChoose, onToggle, onToggleGroup }: LineProps) {
  const t = useT();
  switch (entry.type) {
    case 'group':
      return (
        <GroupRow
          group={entry.group}
          isUnfolded={entry.isUnfolded}
          isAll={list.grouping?.isAll ?? true}
          onToggle={onToggleGroup}
        />
      );
    case 'review':
      return (
        <ReviewRow
          item={entry.item}
          isCurrent={entry.key === current}
          isSelected={selected.has(entry.key)}
          {...{ maySelect, onChoose, onToggle }}
        />
      );
    case 'more':
      return (
        <Button variant="default" size="compact-sm" loading={list.isLoadingMore} onClick={list.loadMore}>
          {t('common.loadMore')}
        </Button>
      );
    case 'rest':
      return (
        <Text size="xs" c="dimmed">
          {t('inbox.group.rest', { count: entry.count })}
        </Text>
      );
  }
}
