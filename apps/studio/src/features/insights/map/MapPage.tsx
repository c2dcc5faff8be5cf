import { Grid, Skeleton } from '@mantine/core';
import { IconChartDots } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { InsightsFrame } from '../InsightsFrame.tsx';
import { Borders } from './Borders.tsx';
import { NewGate } from './NewGate.tsx';
import { PointDetails } from './PointDetails.tsx';
import { RiskMapFigure } from './RiskMapFigure.tsx';
import type { NumberedPoint, RiskMap } from './riskMap.ts';
import { Treatments } from './Treatments.tsx';

const route = getRouteApi('/w/$workspace/insights/map');

/** Which decisions are worth earning, which are better reviewed for good, and where a new gate should begin. */
export function MapPage() {
  const t = useT();
  const borders = route.useSearch();
  const map = useQuery({
    ...useTrpc().insights.map.queryOptions(borders),
    placeholderData: keepPreviousData,
  });
  return (
    <InsightsFrame subtitle={t('map.subtitle')}>
      <ProblemAlert error={map.error} onRetry={() => map.refetch()} />
      {map.isPending && <Skeleton h={420} />}
      {map.data && <MapContent map={map.data} />}
    </InsightsFrame>
  );
}

/** The page opens on the gate with the most to decide, among those with a place on the map. */
const mostTelling = (points: readonly NumberedPoint[]): NumberedPoint | undefined =>
  points.toSorted((a, b) => Number(b.cost !== null) - Number(a.cost !== null) || b.perWeek - a.perWeek)[0];

function MapContent({ map }: { map: RiskMap }) {
  const t = useT();
  const points = map.points.map((point, index) => ({ ...point, number: index + 1 }));
  const [chosen, choose] = useState<string | null>(null);
  const selected = points.find(({ checkpoint }) => checkpoint === chosen) ?? mostTelling(points);
  return (
    <>
      {selected === undefined ? (
        <EmptyState icon={<IconChartDots size={26} />} title={t('map.empty')} help={t('map.empty.help')} />
      ) : (
        <Grid gap="xl">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <RiskMapFigure
              map={map}
              points={points}
              selected={selected.checkpoint}
              onSelect={(checkpoint) => choose(checkpoint)}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <PointDetails key={selected.checkpoint} point={selected} days={map.days} />
          </Grid.Col>
        </Grid>
      )}
      <Treatments borders={map.borders} points={points} />
      <Grid gap="md" mt="xl">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <NewGate borders={map.borders} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Borders key={`${map.borders.perWeek}/${map.borders.costOfError}`} borders={map.borders} />
        </Grid.Col>
      </Grid>
    </>
  );
}
