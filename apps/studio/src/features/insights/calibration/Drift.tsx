import { useLocale } from '../../../strings/useT.ts';
import { ChartFigure } from '../../../ui/charts/ChartFigure.tsx';
import { TimeChart } from '../../../ui/charts/TimeChart.tsx';
import { formatShare } from '../../../ui/formatNumber.ts';
import type { Report } from './calibrationData.ts';

/** What the agent said and what was true, stretch by stretch of equally many labels. */
export function Drift({ drift }: { drift: Report['drift'] }) {
  const { t, language } = useLocale();
  const share = (value: number) => formatShare(value, language);
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  // Several stretches may end on one day, and a point needs a name of its own.
  const times = drift.map(({ to }, index) => `${day.format(new Date(to))}${'\u200b'.repeat(index)}`);
  return (
    <ChartFigure
      title={t('calibration.drift')}
      help={t('calibration.drift.help')}
      table={{
        columns: [
          t('calibration.drift.period'),
          t('calibration.said'),
          t('calibration.true'),
          t('calibration.bounds'),
          t('calibration.cases'),
        ],
        rows: drift.map(({ from, to, confidence, correct, lower, upper, n }) => [
          day.formatRange(new Date(from), new Date(to)),
          share(confidence),
          share(correct),
          `${share(lower)} – ${share(upper)}`,
          String(n),
        ]),
      }}
    >
      <TimeChart
        label={t('calibration.drift')}
        times={times}
        max={1}
        height={300}
        format={share}
        series={[
          {
            label: t('calibration.drift.true'),
            tone: 'first',
            values: drift.map(({ correct }) => correct),
            bounds: drift.map(({ lower, upper }) => [lower, upper] as const),
          },
          {
            label: t('calibration.drift.said'),
            tone: 'second',
            values: drift.map(({ confidence }) => confidence),
          },
        ]}
      />
    </ChartFigure>
  );
}
