import { DEFAULT_BORDERS, type MapBorders } from '@countersign/autonomy';
import { Card, Group, NumberInput, Skeleton, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChartDots3 } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { InsightsFrame } from '../InsightsFrame.tsx';
import { CostMap } from './CostMap.tsx';
import { NewGate } from './NewGate.tsx';
import { PointTable } from './PointTable.tsx';

/** Where should agents earn autonomy first, and where should people go on deciding? */
export function MapPage() {
  const t = useT();
  const [borders, setBorders] = useState<MapBorders>(DEFAULT_BORDERS);
  const [asked] = useDebouncedValue(borders, 300);
  const map = useQuery({
    ...useTrpc().insights.map.queryOptions(asked),
    placeholderData: keepPreviousData,
  });
  return (
    <InsightsFrame>
      <ProblemAlert error={map.error} onRetry={() => map.refetch()} />
      {map.isPending && <Skeleton h={420} />}
      {map.data?.points.length === 0 && (
        <EmptyState
          icon={<IconChartDots3 size={26} />}
          title={t('insights.empty')}
          help={t('insights.empty.help')}
        />
      )}
      {map.data && map.data.points.length > 0 && (
        <Stack gap="md">
          <Card>
            <CostMap map={map.data} />
            <Borders borders={borders} onChange={setBorders} />
          </Card>
          <Card>
            <PointTable points={map.data.points} />
          </Card>
          <NewGate borders={borders} />
        </Stack>
      )}
    </InsightsFrame>
  );
}

interface BordersProps {
  readonly borders: MapBorders;
  readonly onChange: (borders: MapBorders) => void;
}

/** Where “often” and “costly” begin is for the reader to say. */
function Borders({ borders, onChange }: BordersProps) {
  const t = useT();
  const change = (name: keyof MapBorders) => (value: string | number) => {
    if (typeof value === 'number' && value > 0) onChange({ ...borders, [name]: value });
  };
  return (
    <Group mt="md" align="flex-start">
      <NumberInput
        label={t('map.border.perWeek')}
        description={t('map.border.perWeek.help')}
        value={borders.perWeek}
        onChange={change('perWeek')}
        min={1}
        w={190}
      />
      <NumberInput
        label={t('map.border.cost')}
        description={t('map.border.cost.help')}
        value={borders.costOfError}
        onChange={change('costOfError')}
        min={1}
        w={190}
      />
    </Group>
  );
}
