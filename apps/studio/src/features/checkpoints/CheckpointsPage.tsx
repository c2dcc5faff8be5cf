import { SimpleGrid, Skeleton } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { CheckpointCard } from './CheckpointCard.tsx';

/** Every checkpoint of the workspace: how far its agent may go, by which policy, and what the ledger counts. */
export function CheckpointsPage() {
  const t = useT();
  const checkpoints = useQuery(useTrpc().checkpoints.list.queryOptions());
  return (
    <Page title={t('checkpoints.title')} subtitle={t('checkpoints.subtitle')}>
      <ProblemAlert error={checkpoints.error} onRetry={() => checkpoints.refetch()} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        {checkpoints.isPending && [1, 2].map((key) => <Skeleton key={key} h={260} />)}
        {checkpoints.data?.map((checkpoint) => (
          <CheckpointCard key={checkpoint.id} checkpoint={checkpoint} />
        ))}
      </SimpleGrid>
      {checkpoints.data?.length === 0 && (
        <EmptyState
          icon={<IconChecklist size={26} />}
          title={t('checkpoints.empty')}
          help={t('checkpoints.empty.help')}
        />
      )}
    </Page>
  );
}
