import { Skeleton } from '@mantine/core';
import { IconTarget } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { RouterOutput } from '../../../api/trpc.ts';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { InsightsFrame } from '../InsightsFrame.tsx';
import { CalibrationReport } from './CalibrationReport.tsx';
import { Choices } from './Choices.tsx';

const route = getRouteApi('/w/$workspace/insights/calibration');

type Checkpoint = RouterOutput['checkpoints']['list'][number];

/** When the agent says 90 %, is it right in 90 of 100 cases? */
export function CalibrationPage() {
  const t = useT();
  const search = route.useSearch();
  const checkpoints = useQuery(useTrpc().checkpoints.list.queryOptions());
  const chosen =
    checkpoints.data?.find(({ id }) => id === search.checkpoint) ??
    // The gate with something to earn and the most cases is the likely question.
    checkpoints.data?.toSorted((a, b) => weightOf(b) - weightOf(a))[0];
  return (
    <InsightsFrame>
      <ProblemAlert error={checkpoints.error} onRetry={() => checkpoints.refetch()} />
      {checkpoints.isPending && <Skeleton h={420} />}
      {checkpoints.data?.length === 0 && (
        <EmptyState
          icon={<IconTarget size={26} />}
          title={t('insights.empty')}
          help={t('insights.empty.help')}
        />
      )}
      {chosen !== undefined && checkpoints.data !== undefined && (
        <OneCheckpoint checkpoint={chosen} all={checkpoints.data} />
      )}
    </InsightsFrame>
  );
}

const weightOf = ({ counts, policy }: Checkpoint): number =>
  counts.approved + counts.edited + counts.rejected + (policy.ladder.length > 0 ? 1 : 0);

function OneCheckpoint({ checkpoint, all }: { checkpoint: Checkpoint; all: readonly Checkpoint[] }) {
  const t = useT();
  const { segment, agent, target } = route.useSearch();
  const calibration = useQuery({
    ...useTrpc().insights.calibration.queryOptions({
      checkpoint: checkpoint.id,
      ...(segment === undefined ? {} : { segment }),
      ...(agent === undefined ? {} : { agentVersion: agent }),
      ...(target === undefined ? {} : { target }),
    }),
    placeholderData: keepPreviousData,
  });
  const found = calibration.data;
  return (
    <>
      <ProblemAlert error={calibration.error} onRetry={() => calibration.refetch()} />
      {calibration.isPending && <Skeleton h={420} />}
      {found !== undefined && (
        <>
          <Choices checkpoint={checkpoint} all={all} calibration={found} />
          {found.report === null ? (
            <EmptyState
              icon={<IconTarget size={26} />}
              title={t('calibration.tooFew')}
              help={t('calibration.tooFew.help', { count: found.labels, needed: found.needed })}
            />
          ) : (
            <CalibrationReport calibration={found} report={found.report} />
          )}
        </>
      )}
    </>
  );
}
