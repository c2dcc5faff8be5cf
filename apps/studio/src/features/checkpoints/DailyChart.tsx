import { Skeleton } from '@mantine/core';
import { useLocale } from '../../strings/useT.ts';
import { ChartFigure } from '../../ui/charts/ChartFigure.tsx';
import { TimeChart } from '../../ui/charts/TimeChart.tsx';
import { formatShare } from '../../ui/formatNumber.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useDaily } from './CheckpointFigures.tsx';
import type { DailyCounts } from './checkpoint.ts';

/** Cases that passed and that were held, per day with cases, and how the held and checked ones were judged. */
export function DailyChart({ checkpoint }: { checkpoint: string }) {
  const daily = useDaily(checkpoint);
  if (daily.data !== undefined) return <Chart daily={daily.data} />;
  if (daily.error === null) return <Skeleton h={190} />;
  return <ProblemAlert error={daily.error} onRetry={() => void daily.refetch()} />;
}

function Chart({ daily }: { daily: readonly DailyCounts[] }) {
  const { t, language } = useLocale();
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const times = daily.map(({ day }) => format.format(new Date(`${day}T00:00:00Z`)));
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const share = ({ passed, held }: { passed: number; held: number }) => passed / Math.max(1, passed + held);
  return (
    <ChartFigure
      title={t('checkpoints.figure.passing.line')}
      order={2}
      table={{
        columns: [
          t('checkpoints.figure.day'),
          t('checkpoints.figure.passing'),
          t('runs.column.case'),
          t('checkpoints.figure.judged'),
          t('checkpoints.figure.errors'),
          t('checkpoints.figure.overdue'),
        ],
        rows: daily.map((day, index) => [
          times[index] ?? day.day,
          formatShare(share(day), language),
          number.format(day.passed + day.held),
          number.format(day.judged),
          number.format(day.losses),
          number.format(day.overdue),
        ]),
      }}
    >
      <TimeChart
        label={t('checkpoints.figure.passing.line')}
        times={times}
        max={1}
        height={190}
        format={(value) => formatShare(value, language)}
        series={[{ label: t('checkpoints.figure.passing'), tone: 'first', values: daily.map(share) }]}
      />
    </ChartFigure>
  );
}
