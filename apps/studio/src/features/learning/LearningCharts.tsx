import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { ChartFigure } from '../../ui/charts/ChartFigure.tsx';
import { TimeChart } from '../../ui/charts/TimeChart.tsx';
import classes from './ModelCard.module.css';
import { percent } from './percent.ts';
import { totalsByDay } from './totalsByDay.ts';

type Versions = RouterOutput['learning']['versions'];

/** How labelled cases came in, and how accuracy grew with them. */
export function LearningCharts({ model, versions }: { model: string; versions: Versions }) {
  const days = useQuery(useTrpc().learning.labelledDays.queryOptions({ model })).data ?? [];
  return (
    <div className={classes['columns']}>
      <LabelsOverTime days={days} />
      <LearningCurve versions={versions} />
    </div>
  );
}

function LabelsOverTime({ days }: { days: RouterOutput['learning']['labelledDays'] }) {
  const { t, language } = useLocale();
  const number = new Intl.NumberFormat(language);
  const format = (value: number) => number.format(value);
  const totals = totalsByDay(days);
  const isOneYear = new Set(totals.flatMap(({ day }) => (day === null ? [] : [day.slice(0, 4)]))).size < 2;
  const year = isOneYear ? {} : ({ year: 'numeric' } as const);
  const date = new Intl.DateTimeFormat(language, {
    ...{ day: 'numeric', month: 'short', timeZone: 'UTC' },
    ...year,
  });
  const times = totals.map(({ day }) =>
    day === null ? t('learning.days.unknown') : date.format(new Date(`${day}T00:00:00Z`)),
  );
  const columns = [
    t('learning.days.uploaded'),
    t('learning.days.confirmed'),
    t('learning.days.corrected'),
  ] as const;
  return (
    <ChartFigure
      title={t('learning.days')}
      help={t('learning.days.help')}
      table={{
        columns: [t('learning.days.day'), ...columns],
        rows: totals.map(({ uploaded, confirmed, corrected }, index) => [
          times[index] ?? '',
          ...[uploaded, confirmed, corrected].map(format),
        ]),
      }}
    >
      <TimeChart
        label={t('learning.days')}
        times={times}
        format={format}
        series={[
          { label: columns[0], tone: 'quiet', values: totals.map(({ uploaded }) => uploaded) },
          { label: columns[1], tone: 'first', values: totals.map(({ confirmed }) => confirmed) },
          { label: columns[2], tone: 'second', values: totals.map(({ corrected }) => corrected) },
        ]}
      />
    </ChartFigure>
  );
}

function LearningCurve({ versions }: { versions: Versions }) {
  const { t, language } = useLocale();
  const number = new Intl.NumberFormat(language);
  const oldestFirst = [...versions].sort((a, b) => a.version - b.version);
  const names = oldestFirst.map(({ version }) => t('learning.curve.version', { version }));
  if (oldestFirst.length < 2) {
    return (
      <Text c="dimmed" size="sm">
        {t('learning.curve.empty')}
      </Text>
    );
  }
  return (
    <ChartFigure
      title={t('learning.curve')}
      help={t('learning.curve.help')}
      table={{
        columns: [t('runs.version'), t('learning.trainedOn'), t('learning.accuracy')],
        rows: oldestFirst.map(({ metrics }, index) => [
          names[index] ?? '',
          number.format(metrics.examples),
          percent(metrics.accuracy, language),
        ]),
      }}
    >
      <TimeChart
        label={t('learning.curve')}
        times={oldestFirst.map(
          ({ metrics }, index) => `${names[index]} (${number.format(metrics.examples)})`,
        )}
        max={1}
        format={(value) => percent(value, language)}
        series={[
          {
            label: t('learning.accuracy'),
            tone: 'first',
            values: oldestFirst.map(({ metrics }) => metrics.accuracy),
          },
        ]}
      />
    </ChartFigure>
  );
}
