import { Text, Title } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { formatWork } from '../../../ui/formatTime.ts';
import { FigureTable } from '../FigureTable.tsx';
import type { ReportCheckpoint } from './clientReport.ts';
import { GateName } from './GateName.tsx';
import classes from './Report.module.css';
import { isBusy, judgedOf, minutesSpent, type ReportTotals } from './totals.ts';

interface ReviewEffortProps {
  readonly checkpoints: readonly ReportCheckpoint[];
  readonly totals: ReportTotals;
}

/** What people put in, and what they were spared, by the minutes an owner gave for a review. */
export function ReviewEffort({ checkpoints, totals }: ReviewEffortProps) {
  const { t, language } = useLocale();
  const number = new Intl.NumberFormat(language);
  const hours = (minutes: number | null) => (minutes === null ? '–' : formatWork(minutes, language));
  return (
    <section className={classes['section']}>
      <Title order={3}>{t('report.effort')}</Title>
      <Text size="sm">
        {totals.minutesSpent === null
          ? t('report.effort.unknown', { count: totals.judged })
          : t('report.effort.known', { count: totals.judged, hours: hours(totals.minutesSpent) })}
      </Text>
      <FigureTable
        label={t('report.effort')}
        columns={[
          t('report.gate.name'),
          t('report.effort.judged'),
          t('report.effort.minutes'),
          t('report.effort.spent'),
          t('report.saved'),
        ]}
        rows={checkpoints.filter(isBusy).map((one) => ({
          key: one.checkpoint,
          cells: [
            <GateName key="name" title={one.title} flowName={one.flowName} />,
            number.format(judgedOf(one)),
            one.minutesPerReview === null ? '–' : number.format(one.minutesPerReview),
            hours(minutesSpent(one)),
            hours(one.reviewMinutesSaved),
          ],
        }))}
      />
    </section>
  );
}
