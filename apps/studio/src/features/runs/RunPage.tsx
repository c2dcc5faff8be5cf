import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RunStatusBadge } from '../../ui/RunStatusBadge.tsx';
import { CalledRuns } from './CalledRuns.tsx';
import { CancelRun } from './CancelRun.tsx';
import { HeldEnd } from './HeldEnd.tsx';
import { heldEndOf } from './heldEndOf.ts';
import { RunCanvas } from './RunCanvas.tsx';
import { RunFacts } from './RunFacts.tsx';
import { RunIncidents } from './RunIncidents.tsx';
import { RunNow } from './RunNow.tsx';
import classes from './RunPage.module.css';
import { RunScrubber } from './RunScrubber.tsx';
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
  const status = run.data?.status ?? 'running';
  const document = version.data?.document;
  const [place, setPlace] = useState<number | null>(null);
  const state = useMemo(() => runStateOf(events, status, document), [events, status, document]);
  const past = useMemo(
    () => (place === null ? state : runStateOf(events.slice(0, place), 'running', document)),
    [events, place, state, document],
  );
  const ending = useMemo(() => heldEndOf(events), [events]);
  if (run.error) return <ProblemAlert error={run.error} onRetry={() => run.refetch()} />;
  if (!run.data) return <Skeleton m="xl" h={420} />;
  const title = run.data.subject ?? t('runs.noSubject', { id: id.slice(0, 8) });
  return (
    <Page
      title={title}
      subtitle={<RunStatusBadge status={run.data.status} />}
      actions={<CancelRun run={run.data} document={document} isEnding={ending !== null} />}
      width="wide"
    >
      <div className={classes['grid']}>
        <div className={classes['canvas']}>
          {version.data ? (
            <RunCanvas version={version.data} state={past} selected={step} onSelect={setStep} />
          ) : (
            <Skeleton h="100%" />
          )}
        </div>
        <div className={classes['scrubber']}>
          <RunScrubber events={events} document={document} place={place} onPlace={setPlace} />
        </div>
        <div className={classes['facts']}>
          {ending !== null && <HeldEnd ending={ending} />}
          <RunIncidents run={id} isParked={run.data.status === 'parked'} isEnding={ending !== null} />
          <RunNow run={id} document={document} state={state} events={events} />
          <RunFacts run={run.data} flowName={version.data?.document.name ?? run.data.flow} />
          <CalledRuns run={run.data} document={document} />
        </div>
        <div className={classes['timeline']}>
          <ProblemAlert error={error} onRetry={retry} />
          <Timeline events={events} document={document} step={step} onStep={setStep} place={place} />
        </div>
      </div>
    </Page>
  );
}
