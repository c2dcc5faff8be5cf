import { useLocale } from '../../../strings/useT.ts';
import { ChartFigure } from '../../../ui/charts/ChartFigure.tsx';
import { TimeChart } from '../../../ui/charts/TimeChart.tsx';
import { formatShare } from '../../../ui/formatNumber.ts';
import { formatDay } from '../../../ui/formatTime.ts';
import classes from './Report.module.css';
import type { ReportTotals } from './totals.ts';
import { WeekBars } from './WeekBars.tsx';

/** Volume and automation, week by week, from the same counts. */
export function WeeklyFigures({ totals: { weeks } }: { totals: ReportTotals }) {
  const { t, language } = useLocale();
  const number = new Intl.NumberFormat(language);
  const times = weeks.map(({ from }) => formatDay(from, language, 'short'));
  const shares = weeks.map(({ passed, held }) => (passed + held === 0 ? null : passed / (passed + held)));
  const table = {
    columns: [
      t('report.week'),
      t('report.gate.cases'),
      t('report.passed'),
      t('report.held'),
      t('report.share'),
    ],
    rows: weeks.map(({ passed, held }, index) => {
      const share = shares[index];
      return [
        times[index] ?? '',
        number.format(passed + held),
        number.format(passed),
        number.format(held),
        share === null || share === undefined ? '–' : formatShare(share, language),
      ];
    }),
  };
  return (
    <>
      <section className={classes['section']}>
        <ChartFigure title={t('report.volume')} help={t('report.volume.help')} table={table}>
          <WeekBars weeks={weeks} times={times} />
        </ChartFigure>
      </section>
      <section className={classes['section']}>
        <ChartFigure title={t('report.weekly')} help={t('report.weekly.help')} table={table}>
          <TimeChart
            label={t('report.weekly')}
            times={times}
            max={1}
            height={170}
            format={(value) => formatShare(value, language)}
            series={[{ label: t('report.passed'), tone: 'first', values: shares }]}
          />
        </ChartFigure>
      </section>
    </>
  );
}
