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
import { ReviewEverything } from './ReviewEverything.tsx';
import { SwitchedOn } from './SwitchedOn.tsx';
import { OpenWidenings } from './widening/OpenWidenings.tsx';

/**
 * How far may each agent go today, is it earning more, and does anything wait for me? First what waits, then every
 * checkpoint.
 */
export function CheckpointsPage() {
  const t = useT();
  const checkpoints = useQuery(useTrpc().checkpoints.list.queryOptions());
  const all = checkpoints.data ?? [];
  const switched = all.find(({ killSwitch }) => killSwitch === 'workspace');
  return (
    <Page
      title={t('checkpoints.title')}
      subtitle={t('checkpoints.subtitle')}
      actions={
        all.length > 0 && (
          <ReviewEverything scope="workspace" id={null} killSwitch={commonSwitch(all, 'workspace')} />
        )
      }
    >
      <ProblemAlert error={checkpoints.error} onRetry={() => checkpoints.refetch()} />
      {checkpoints.isPending && <Skeleton h={260} />}
      {switched && <SwitchedOn checkpoint={switched} scope="workspace" />}
      <OpenWidenings checkpoints={all} />
      {[...byFlow(all)].map(([flow, own]) => (
        <FlowGroup key={flow} flow={flow} checkpoints={own} />
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

function FlowGroup({ flow, checkpoints }: { flow: string; checkpoints: readonly Checkpoint[] }) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const widest = commonSwitch(checkpoints, 'workspace') ?? commonSwitch(checkpoints, 'flow');
  const switched = checkpoints.find(({ killSwitch }) => killSwitch === 'flow');
  return (
    <section className={classes['flowGroup']}>
      <div className={classes['flowHead']}>
        <Title order={2}>
          <Link className={classes['link']} to="/w/$workspace/flows/$flow" params={{ workspace, flow }}>
            {checkpoints[0]?.flowName ?? flow}
          </Link>
        </Title>
        <ReviewEverything scope="flow" id={flow} killSwitch={widest} />
      </div>
      {switched && <SwitchedOn checkpoint={switched} scope="flow" />}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" style={{ alignItems: 'start' }}>
        {checkpoints.map((checkpoint) => (
          <CheckpointCard key={checkpoint.id} checkpoint={checkpoint} />
        ))}
      </SimpleGrid>
    </section>
  );
}

/** Each checkpoint names the widest switch that is on for it; one of this width is the same for all of them. */
const commonSwitch = <TScope extends 'workspace' | 'flow'>(
  checkpoints: readonly Checkpoint[],
  scope: TScope,
): TScope | null => (checkpoints.some(({ killSwitch }) => killSwitch === scope) ? scope : null);

/** The gates of one flow stand together; those that have a ladder, and so something to earn, come first. */
function byFlow(checkpoints: readonly Checkpoint[]): Map<string, Checkpoint[]> {
  return Map.groupBy(
    [...checkpoints].sort((a, b) => b.policy.ladder.length - a.policy.ladder.length),
    (checkpoint) => checkpoint.flow,
  );
}
