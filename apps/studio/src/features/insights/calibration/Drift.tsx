import { Card } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { ChartFigure } from '../../../ui/charts/ChartFigure.tsx';
import { TimeChart } from '../../../ui/charts/TimeChart.tsx';
import { formatShare } from '../../../ui/formatNumber.ts';
import type { CalibrationReport } from './calibration.ts';

/** Did the agent become better or worse, and does its confidence know? Stretches of equally many labels. */
export function Drift({ report: { drift } }: { report: CalibrationReport }) {
  const { t, language } = useLocale();
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  const share = (value: number) => formatShare(value, language);
  const spans = drift.map(({ from, to }) => day.formatRange(new Date(from), new Date(to)));
  // Several stretches may lie within one day: the number keeps their names apart.
  const times = spans.map((span, index) => (spans.indexOf(span) === index ? span : `${span} (${index + 1})`));
  return (
    <Card component="section">
      <ChartFigure
        title={t('calibration.drift')}
        order={2}
        help={t('calibration.drift.help')}
        table={{
          columns: [
            t('calibration.column.when'),
            t('calibration.column.labels'),
            t('calibration.column.claimed'),
            t('calibration.column.right'),
            t('calibration.column.bounds'),
          ],
          rows: drift.map(({ n, confidence, correct, lower, upper }, index) => [
            times[index] ?? '',
            new Intl.NumberFormat(language).format(n),
            share(confidence),
            share(correct),
            `${share(lower)} – ${share(upper)}`,
          ]),
        }}
      >
        <TimeChart
          label={t('calibration.drift')}
          times={times}
          max={1}
          format={share}
          series={[
            {
              label: t('calibration.column.right'),
              tone: 'first',
              values: drift.map(({ correct }) => correct),
              bounds: drift.map(({ lower, upper }) => [lower, upper] as const),
            },
            {
              label: t('calibration.column.claimed'),
              tone: 'second',
              values: drift.map(({ confidence }) => confidence),
            },
          ]}
        />
      </ChartFigure>
    </Card>
  );
}
