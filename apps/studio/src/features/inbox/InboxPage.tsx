import { useDocumentTitle, useMediaQuery } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { useT } from '../../strings/useT.ts';
import { BatchBar } from './BatchBar.tsx';
import classes from './InboxPage.module.css';
import { KeyHelp } from './KeyHelp.tsx';
import { NothingChosen } from './NothingChosen.tsx';
import { neighboursOf } from './neighbours.ts';
import { PendingTray } from './PendingTray.tsx';
import { ReviewDesk } from './ReviewDesk.tsx';
import { ReviewList } from './ReviewList.tsx';
import { useDeskKeys } from './useDeskKeys.ts';
import { usePending } from './usePending.ts';
import { useReviewList } from './useReviewList.ts';

const route = getRouteApi('/w/$workspace/inbox');

/** The inbox: what waits at the left, the chosen case at the right; on a phone one of the two. */
export function InboxPage() {
  const t = useT();
  useDocumentTitle(`${t('inbox.title')} · ${t('common.appName')}`);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const list = useReviewList();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isHelping, setHelping] = useState(false);
  const ids = list.items.map((item) => item.id);
  const current = search.review ?? (isWide ? ids[0] : undefined);
  const { index, next, previous, after } = neighboursOf(ids, current);
  const go = (review: string | undefined) =>
    navigate({ search: (old) => ({ ...old, review }), replace: true });
  const maySelect = useMay('decide');
  const toggle = (id: string) => maySelect && setSelected((old) => withToggled(old, id));
  const pending = usePending(go);
  useDeskKeys({
    undo: pending.undoLast,
    next: () => next !== undefined && go(next),
    previous: () => previous !== undefined && go(previous),
    select: () => current !== undefined && toggle(current),
    help: () => setHelping((isOpen) => !isOpen),
  });
  return (
    <div className={classes['inbox']} data-reading={search.review !== undefined || undefined}>
      <div className={classes['list']}>
        <ReviewList
          list={list}
          current={current}
          selected={selected}
          onChoose={go}
          onToggle={toggle}
          onHelp={() => setHelping(true)}
        />
        <BatchBar
          items={list.items.filter((item) => selected.has(item.id))}
          onDone={() => setSelected(new Set())}
        />
      </div>
      <div className={classes['desk']}>
        {current === undefined ? (
          <NothingChosen isEmpty={ids.length === 0} isLoading={list.isLoading || list.error !== null} />
        ) : (
          <ReviewDesk
            key={current}
            id={current}
            place={{ index, total: ids.length }}
            prefetch={after}
            onAnswered={() => go(after)}
            onUndo={() => pending.undo(current)}
            onPrevious={previous === undefined ? undefined : () => go(previous)}
            onNext={next === undefined ? undefined : () => go(next)}
            onBack={() => go(undefined)}
          />
        )}
      </div>
      <PendingTray items={pending.items} onUndo={pending.undo} />
      <KeyHelp opened={isHelping} onClose={() => setHelping(false)} />
    </div>
  );
}

function withToggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const copy = new Set(set);
  if (!copy.delete(id)) copy.add(id);
  return copy;
}
