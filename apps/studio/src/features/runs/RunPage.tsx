import { isFinal } from '@countersign/model';
import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useMay } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { confirmDangerous } from '../../ui/confirm.tsx';
import { notifyProblem } from '../../ui/notify.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RunStatusBadge } from '../../ui/RunStatusBadge.tsx';
import { RunCanvas } from './RunCanvas.tsx';
import { RunFacts } from './RunFacts.tsx';
import classes from './RunPage.module.css';
import { runStateOf } from './runStateOf.ts';
import { Timeline } from './Timeline.tsx';
import { useRunEvents } from './useRunEvents.ts';

const route = getRouteApi('/w/$workspace/runs/$run');

/** One run: on the drawing of its own version, as a timeline, and its facts; live until it ends. */
export function RunPage() {
  const { run } = route.useParams();
  return <RunView key={run} id={run} />;
}

function RunView({ id }: { id: string }) {
  const t = useT();
  const trpc = useTrpc();
  const [step, setStep] = useState<string | null>(null);
  const run = useQuery(trpc.runs.get.queryOptions({ run: id }));
  const { events, error, retry } = useRunEvents(id);
  const version = useQuery({
    ...trpc.flows.version.queryOptions({ flow: run.data?.flow ?? '', version: run.data?.version ?? 1 }),
    enabled: run.data !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const state = useMemo(() => runStateOf(events, run.data?.status ?? 'running'), [events, run.data?.status]);
  if (run.error) return <ProblemAlert error={run.error} onRetry={() => run.refetch()} />;
  if (!run.data) return <Skeleton m="xl" h={420} />;
  const title = run.data.subject ?? t('runs.noSubject', { id: id.slice(0, 8) });
  return (
    <Page
      title={title}
      subtitle={<RunStatusBadge status={run.data.status} />}
      actions={isFinal(run.data.status) ? null : <CancelRun id={id} />}
      width="wide"
    >
      <div className={classes['grid']}>
        <div className={classes['canvas']}>
          {version.data ? (
            <RunCanvas version={version.data} state={state} selected={step} onSelect={setStep} />
          ) : (
            <Skeleton h="100%" />
          )}
        </div>
        <div className={classes['facts']}>
          <RunFacts run={run.data} flowName={version.data?.document.name ?? run.data.flow} />
        </div>
        <div className={classes['timeline']}>
          <ProblemAlert error={error} onRetry={retry} />
          <Timeline events={events} document={version.data?.document} step={step} onStep={setStep} />
        </div>
      </div>
    </Page>
  );
}

function CancelRun({ id }: { id: string }) {
  const t = useT();
  const mayCancel = useMay('decide');
  const cancel = useMutation(
    useTrpc().runs.cancel.mutationOptions({ onError: (error) => notifyProblem(error, t) }),
  );
  if (!mayCancel) return null;
  const ask = () =>
    confirmDangerous({
      title: t('runs.cancel.title'),
      help: t('runs.cancel.help'),
      confirm: t('runs.cancel.confirm'),
      cancel: t('runs.cancel.keep'),
      onConfirm: () => cancel.mutate({ run: id }),
    });
  return (
    <Button variant="default" onClick={ask} loading={cancel.isPending}>
      {t('runs.cancel')}
    </Button>
  );
}
