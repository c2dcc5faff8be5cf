import { useDocumentTitle, useMediaQuery } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { BatchBar } from './BatchBar.tsx';
import classes from './InboxPage.module.css';
import { KeyHelp } from './KeyHelp.tsx';
import { NothingChosen } from './NothingChosen.tsx';
import { PendingTray } from './PendingTray.tsx';
import { ReviewDesk } from './ReviewDesk.tsx';
import { ReviewList } from './ReviewList.tsx';
import { useDeskKeys } from './useDeskKeys.ts';
import { usePending } from './usePending.ts';
import { useReviewList } from './useReviewList.ts';
import { useSelection } from './useSelection.ts';
import { useWalk } from './useWalk.ts';

const route = getRouteApi('/w/$workspace/inbox');

/** The inbox: what waits at the left, the chosen case at the right; on a phone one of the two. */
export function InboxPage() {
  const t = useT();
  useDocumentTitle(`${t('inbox.title')} · ${t('common.appName')}`);
  const search = route.useSearch();
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const list = useReviewList();
  const selection = useSelection(list);
  const [isHelping, setHelping] = useState(false);
  const current = search.review ?? (isWide ? list.items[0]?.id : undefined);
  const { go, after, place, next, previous, leave, toggleGroup } = useWalk(list, current);
  const pending = usePending(go);
  useDeskKeys({
    undo: pending.undoLast,
    next: () => next?.(),
    previous: () => previous?.(),
    select: () => current !== undefined && selection.toggle(current),
    selectAll: selection.all,
    help: () => setHelping((isOpen) => !isOpen),
  });
  return (
    <div className={classes['inbox']} data-reading={search.review !== undefined || undefined}>
      <div className={classes['list']}>
        <ReviewList
          list={list}
          current={current}
          selected={selection.selected}
          onChoose={go}
          onToggle={selection.toggle}
          onToggleGroup={toggleGroup}
          onHelp={() => setHelping(true)}
        />
        <BatchBar selection={selection} />
      </div>
      <div className={classes['desk']}>
        {current === undefined ? (
          <NothingChosen isEmpty={list.isEmpty} isLoading={list.isLoading || list.error !== null} />
        ) : (
          <ReviewDesk
            key={current}
            id={current}
            place={place}
            prefetch={after}
            onAnswered={leave}
            onUndo={() => pending.undo(current)}
            onPrevious={previous}
            onNext={next}
            onBack={() => go(undefined)}
          />
        )}
      </div>
      <PendingTray items={pending.items} onUndo={pending.undo} />
      <KeyHelp opened={isHelping} onClose={() => setHelping(false)} />
    </div>
  );
}
