import { ActionIcon, Group, Skeleton, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconInbox, IconKeyboard } from '@tabler/icons-react';
import { useT } from '../../strings/useT.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ReviewFilters } from './ReviewFilters.tsx';
import classes from './ReviewList.module.css';
import { ReviewRows, type ReviewRowsProps } from './ReviewRows.tsx';
import type { ReviewListState } from './useReviewList.ts';

interface ReviewListProps extends ReviewRowsProps {
  readonly onHelp: () => void;
}

/** What waits, or was decided, in the chosen order. */
export function ReviewList({ list, onHelp, ...rows }: ReviewListProps) {
  const t = useT();
  return (
    <>
      <header className={classes['head']}>
        <Group justify="space-between" wrap="nowrap">
          <Title order={1}>{t('inbox.title')}</Title>
          <Tooltip label={t('keys.title')}>
            <ActionIcon onClick={onHelp} aria-label={t('keys.title')} aria-keyshortcuts="?" visibleFrom="sm">
              <IconKeyboard size={19} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Group>
        <ReviewFilters />
      </header>
      <ReviewRows list={list} {...rows} />
      {list.isLoading && (
        <Stack gap="xs" p="md" className={classes['fill']} aria-busy aria-label={t('common.loading')}>
          {[1, 2, 3, 4].map((key) => (
            <Skeleton key={key} h={64} />
          ))}
        </Stack>
      )}
      <div className={classes['problem']}>
        <ProblemAlert error={list.error} onRetry={list.retry} />
      </div>
      {!list.isLoading && !list.error && list.isEmpty && <NothingListed list={list} />}
    </>
  );
}

function NothingListed({ list }: { list: ReviewListState }) {
  const t = useT();
  return (
    <div className={classes['fill']}>
      <div className={classes['phoneOnly']}>
        <EmptyState
          icon={<IconInbox size={26} />}
          title={t(list.isFiltered ? 'inbox.noMatch' : 'inbox.empty')}
          help={t(list.isFiltered ? 'inbox.noMatch.help' : 'inbox.empty.help')}
        />
      </div>
      <Text c="dimmed" size="sm" p="md" visibleFrom="sm">
        {t(list.status === 'open' ? 'inbox.noneOpen' : 'inbox.noneDecided')}
      </Text>
    </div>
  );
}
