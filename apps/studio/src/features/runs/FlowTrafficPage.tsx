import { FlowView } from '@countersign/canvas';
import { SegmentedControl, Select, Skeleton, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useCanvasLabels } from '../../ui/useCanvasLabels.ts';
import { useNow } from '../../ui/useNow.ts';
import classes from './FlowTraffic.module.css';
import { TrafficFacts } from './TrafficFacts.tsx';
import { trafficMarks, trafficState } from './trafficMarks.ts';

const route = getRouteApi('/w/$workspace/flows/$flow/traffic');

const SPANS = { hour: 1, day: 24, week: 24 * 7, month: 24 * 30 } as const;
type Span = keyof typeof SPANS;
const isSpan = (value: string): value is Span => Object.hasOwn(SPANS, value);

/** The page is asked anew so often; a hint per event of a busy flow would ask without end. */
const REFRESH_MS = 4_000;

/** How a flow is running: counts on its wires, who is waited for and for how long, over a chosen span; live. */
export function FlowTrafficPage() {
  const { flow } = route.useParams();
  const { t, language } = useLocale();
  const trpc = useTrpc();
  const now = useNow();
  const [span, setSpan] = useState<Span>('week');
  const [version, setVersion] = useState<number>();
  const traffic = useQuery({
    ...trpc.flows.traffic.queryOptions({
      ...{ flow, hours: SPANS[span] },
      ...(version === undefined ? {} : { version }),
    }),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const shown = traffic.data?.version;
  const drawn = useQuery({
    ...trpc.flows.version.queryOptions({ flow, version: shown ?? 1 }),
    enabled: shown !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const labels = useCanvasLabels(t('traffic.canvas', { version: shown ?? 1 }));
  const marks = useMemo(
    () => traffic.data && trafficMarks(traffic.data, { t, language, now }),
    [traffic.data, t, language, now],
  );
  const document = drawn.data?.document;
  const state = useMemo(
    () => traffic.data && trafficState(traffic.data, document?.edges),
    [traffic.data, document],
  );
  return (
    <Page
      title={t('traffic.title', { flow: document?.name ?? flow })}
      width="wide"
      actions={
        <>
          <SegmentedControl
            aria-label={t('traffic.span')}
            value={span}
            onChange={(value) => isSpan(value) && setSpan(value)}
            data={[
              { value: 'hour', label: t('traffic.hour') },
              { value: 'day', label: t('traffic.day') },
              { value: 'week', label: t('traffic.week') },
              { value: 'month', label: t('traffic.month') },
            ]}
          />
          {(traffic.data?.versions.length ?? 0) > 1 && (
            <Select
              aria-label={t('traffic.version')}
              value={String(shown ?? '')}
              allowDeselect={false}
              onChange={(value) => setVersion(value === null ? undefined : Number(value))}
              data={(traffic.data?.versions ?? []).map((one) => ({
                value: String(one.version),
                label: t('traffic.versionRuns', { version: one.version, count: one.runs }),
              }))}
            />
          )}
        </>
      }
    >
      <ProblemAlert error={traffic.error ?? drawn.error} onRetry={() => traffic.refetch()} />
      {traffic.data === undefined || document === undefined ? (
        !traffic.error && <Skeleton h={420} />
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="xs" data-counted>
            {t('traffic.counted', { count: countOf(traffic.data.versions) })}{' '}
            {traffic.data.more && t('traffic.newest', { count: countOf(traffic.data.versions) })}
          </Text>
          <div className={classes['canvas']}>
            <FlowView
              document={document}
              labels={labels}
              {...(state === undefined ? {} : { run: state })}
              marks={marks}
              hasMinimap={document.nodes.length > 20}
            />
          </div>
          <TrafficFacts traffic={traffic.data} document={document} reading={{ t, language, now }} />
        </>
      )}
    </Page>
  );
}

const countOf = (versions: readonly { readonly runs: number }[]): number =>
  versions.reduce((sum, { runs }) => sum + runs, 0);
