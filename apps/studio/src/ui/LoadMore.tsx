import { Button, Group } from '@mantine/core';
import { useT } from '../strings/useT.ts';

interface LoadMoreProps {
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => unknown;
}

/** The end of a list that goes on. */
export function LoadMore({ hasMore, isLoadingMore, loadMore }: LoadMoreProps) {
  const t = useT();
  if (!hasMore) return null;
  return (
    <Group justify="center" mt="md">
      <Button variant="default" loading={isLoadingMore} onClick={() => loadMore()}>
        {t('common.loadMore')}
      </Button>
    </Group>
  );
}
