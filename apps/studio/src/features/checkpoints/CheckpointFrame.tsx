import { CheckpointId } from '@countersign/model';
import { Button, Skeleton } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { problemOf } from '../../api/problem.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from '../../ui/Tabs.module.css';
import type { Checkpoint } from './checkpoint.ts';

const route = getRouteApi('/w/$workspace/checkpoints/$checkpoint');

const TABS = [
  { to: '/w/$workspace/checkpoints/$checkpoint', label: 'checkpoints.tab.standing' },
  { to: '/w/$workspace/checkpoints/$checkpoint/adjust', label: 'checkpoints.tab.adjust' },
  { to: '/w/$workspace/checkpoints/$checkpoint/history', label: 'checkpoints.tab.history' },
] as const;

interface CheckpointFrameProps {
  readonly checkpoint: string;
  readonly workspace: string;
  readonly width?: 'reading' | 'wide';
  readonly children: (checkpoint: Checkpoint) => ReactNode;
}

/** The frame of a checkpoint's own pages: its name, where it belongs, and the way between the pages. */
export function CheckpointFrame({
  checkpoint,
  workspace,
  width = 'reading',
  children,
}: CheckpointFrameProps) {
  const t = useT();
  const isName = CheckpointId.safeParse(checkpoint).success;
  const found = useQuery(useTrpc().checkpoints.get.queryOptions({ checkpoint }, { enabled: isName }));
  if (!isName || (found.isError && problemOf(found.error).code === 'checkpoint_not_found'))
    return <NoCheckpoint workspace={workspace} />;
  const flow = found.data?.flow;
  return (
    <Page
      title={found.data?.title ?? t('checkpoints.title')}
      width={width}
      subtitle={
        <>
          <Link to="/w/$workspace/checkpoints" params={{ workspace }} className={classes['crumb']}>
            {t('checkpoints.title')}
          </Link>
          {flow !== undefined && (
            <>
              {' · '}
              <Link to="/w/$workspace/flows/$flow" params={{ workspace, flow }} className={classes['crumb']}>
                {found.data?.flowName}
              </Link>
            </>
          )}
        </>
      }
    >
      <nav className={classes['tabs']} aria-label={found.data?.title ?? t('checkpoints.title')}>
        {TABS.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            params={{ workspace, checkpoint }}
            className={classes['tab']}
            activeOptions={{ exact: true }}
          >
            {t(label)}
          </Link>
        ))}
      </nav>
      <ProblemAlert error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <Skeleton h={320} />}
      {found.data && children(found.data)}
    </Page>
  );
}

/** The address leads to none: a wrong link, or a checkpoint of another workspace. */
function NoCheckpoint({ workspace }: { workspace: string }) {
  const t = useT();
  return (
    <EmptyState
      order={1}
      icon={<IconChecklist size={26} />}
      title={t('checkpoints.unknown')}
      help={t('checkpoints.unknown.help')}
    >
      <Button
        variant="default"
        renderRoot={(props) => <Link {...props} to="/w/$workspace/checkpoints" params={{ workspace }} />}
      >
        {t('checkpoints.back')}
      </Button>
    </EmptyState>
  );
}

export const useCheckpointParams = () => route.useParams();
