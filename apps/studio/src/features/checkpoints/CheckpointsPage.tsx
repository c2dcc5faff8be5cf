import { SimpleGrid, Skeleton, Title } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './CheckpointCard.module.css';
import { CheckpointCard } from './CheckpointCard.tsx';
import type { Checkpoint } from './checkpoint.ts';

/** Every checkpoint of the workspace: how far its agent may go, by which policy, and what the ledger counts. */
export function CheckpointsPage() {
  const t = useT();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const checkpoints = useQuery(useTrpc().checkpoints.list.queryOptions());
  return (
    <Page title={t('checkpoints.title')} subtitle={t('checkpoints.subtitle')}>
      <ProblemAlert error={checkpoints.error} onRetry={() => checkpoints.refetch()} />
      {checkpoints.isPending && <Skeleton h={260} />}
      {[...byFlow(checkpoints.data ?? [])].map(([flow, own]) => (
        <section key={flow} className={classes['flowGroup']}>
          <Title order={2} mb="sm">
            <Link className={classes['flow']} to="/w/$workspace/flows/$flow" params={{ workspace, flow }}>
              {own[0]?.flowName ?? flow}
            </Link>
          </Title>
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" style={{ alignItems: 'start' }}>
            {own.map((checkpoint) => (
              <CheckpointCard key={checkpoint.id} checkpoint={checkpoint} />
            ))}
          </SimpleGrid>
        </section>
      ))}
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

/** The gates of one flow stand together; those that have a ladder, and so something to earn, come first. */
function byFlow(checkpoints: readonly Checkpoint[]): Map<string, Checkpoint[]> {
  return Map.groupBy(
    [...checkpoints].sort((a, b) => b.policy.ladder.length - a.policy.ladder.length),
    (checkpoint) => checkpoint.flow,
  );
}
