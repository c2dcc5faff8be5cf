import { useLocale } from '../../../strings/useT.ts';
import { ChartFigure } from '../../../ui/charts/ChartFigure.tsx';
import { formatRate, formatShare } from '../../../ui/formatNumber.ts';
import { AccuracyBars } from './AccuracyBars.tsx';
import type { ClientReport, Estimate } from './clientReport.ts';
import classes from './Report.module.css';

/** How often agents were right, per gate, with what chance leaves open, beside what the owner tolerates. */
export function ReportAccuracy({ report }: { report: ClientReport }) {
  const { t, language } = useLocale();
  const checked = report.checkpoints.filter(
    ({ accuracy }) => accuracy.passed !== null || accuracy.held !== null,
  );
  if (checked.length === 0) return null;
  const cells = (estimate: Estimate | null): readonly string[] =>
    estimate === null
      ? ['–', '–', '–']
      : [
          formatShare(estimate.estimate, language),
          `${formatShare(estimate.lower, language)} – ${formatShare(estimate.upper, language)}`,
          new Intl.NumberFormat(language).format(estimate.cases),
        ];
  return (
    <section className={classes['section']}>
      <ChartFigure
        title={t('report.accuracy')}
        help={t('report.accuracy.help')}
        table={{
          columns: [
            t('report.gate.name'),
            t('report.accuracy.passed'),
            t('calibration.column.bounds'),
            t('report.accuracy.checked'),
            t('report.accuracy.held'),
            t('calibration.column.bounds'),
            t('report.accuracy.judged'),
            t('report.accuracy.tolerated'),
          ],
          rows: checked.map(({ title, flowName, accuracy, tolerance }) => [
            `${flowName} · ${title}`,
            ...cells(accuracy.passed),
            ...cells(accuracy.held),
            formatRate(tolerance, language),
          ]),
        }}
      >
        <AccuracyBars checkpoints={checked} />
      </ChartFigure>
    </section>
  );
}
