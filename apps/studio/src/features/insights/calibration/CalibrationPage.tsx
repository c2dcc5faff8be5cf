import { Button, Skeleton } from '@mantine/core';
import { IconTarget } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type RouterOutput, useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { InsightsFrame } from '../InsightsFrame.tsx';
import { CalibrationChoice } from './CalibrationChoice.tsx';
import { CalibrationContent } from './CalibrationContent.tsx';

const route = getRouteApi('/w/$workspace/insights/calibration');

/** Can the confidence of an agent be believed, and from which confidence on are its cases right often enough? */
export function CalibrationPage() {
  const t = useT();
  const { workspace } = route.useParams();
  const checkpoints = useQuery(useTrpc().checkpoints.list.queryOptions());
  const asked = route.useSearch().checkpoint;
  const chosen = checkpoints.data?.find(({ id }) => id === asked) ?? mostJudged(checkpoints.data ?? []);
  return (
    <InsightsFrame subtitle={t('calibration.subtitle')}>
      <ProblemAlert error={checkpoints.error} onRetry={() => checkpoints.refetch()} />
      {checkpoints.isPending && <Skeleton h={320} />}
      {checkpoints.data?.length === 0 && (
        <EmptyState
          icon={<IconTarget size={26} />}
          title={t('calibration.empty')}
          help={t('calibration.empty.help')}
        >
          <Button renderRoot={(props) => <Link {...props} to="/w/$workspace/flows" params={{ workspace }} />}>
            {t('nav.flows')}
          </Button>
        </EmptyState>
      )}
      {chosen !== undefined && <OneCheckpoint checkpoint={chosen} all={checkpoints.data ?? []} />}
    </InsightsFrame>
  );
}

type Checkpoint = RouterOutput['checkpoints']['list'][number];

function OneCheckpoint({ checkpoint, all }: { checkpoint: Checkpoint; all: readonly Checkpoint[] }) {
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
  return (
    <>
      <CalibrationChoice checkpoint={checkpoint} all={all} calibration={calibration.data} />
      <ProblemAlert error={calibration.error} onRetry={() => calibration.refetch()} />
      {calibration.isPending && <Skeleton h={420} mt="md" />}
      {calibration.data && <CalibrationContent calibration={calibration.data} checkpoint={checkpoint.id} />}
    </>
  );
}

/** The page opens where there is most to see. */
const mostJudged = (checkpoints: readonly Checkpoint[]): Checkpoint | undefined =>
  [...checkpoints].sort((a, b) => judgedOf(b) - judgedOf(a))[0];

const judgedOf = ({ counts: { approved, edited, rejected } }: Checkpoint): number =>
  approved + edited + rejected;
