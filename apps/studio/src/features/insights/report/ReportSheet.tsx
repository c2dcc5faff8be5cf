import { Text, Title } from '@mantine/core';
import { IconReport } from '@tabler/icons-react';
import { useWorkspace } from '../../../api/session.ts';
import { useLocale } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatDay } from '../../../ui/formatTime.ts';
import { Seal } from '../../../ui/Seal.tsx';
import type { ClientReport } from './clientReport.ts';
import { GateTable } from './GateTable.tsx';
import { Interventions } from './Interventions.tsx';
import { Learned } from './Learned.tsx';
import classes from './Report.module.css';
import { ReportAccuracy } from './ReportAccuracy.tsx';
import { ReviewEffort } from './ReviewEffort.tsx';
import { Summary } from './Summary.tsx';
import { totalsOf } from './totals.ts';
import { WeeklyFigures } from './WeeklyFigures.tsx';

/** The report itself, as it lies on the screen and on paper. */
export function ReportSheet({ report }: { report: ClientReport }) {
  const { t, language } = useLocale();
  const workspace = useWorkspace();
  const totals = totalsOf(report);
  const period = t('report.period', {
    from: formatDay(report.from, language),
    to: formatDay(report.to, language),
  });
  return (
    <article className={classes['sheet']} aria-label={`${t('report.title')}, ${period}`}>
      <header className={classes['head']}>
        <Seal size={34} />
        <div>
          <Title order={2} fz="1.35rem">
            {t('report.for', { workspace: workspace?.name ?? '' })}
          </Title>
          <Text c="dimmed">{period}</Text>
        </div>
      </header>
      {totals.cases === 0 ? (
        <EmptyState icon={<IconReport size={26} />} title={t('report.empty')} help={t('report.empty.help')} />
      ) : (
        <>
          <Summary report={report} totals={totals} />
          <WeeklyFigures totals={totals} />
          <ReportAccuracy report={report} />
          <GateTable checkpoints={report.checkpoints} />
          <Interventions checkpoints={report.checkpoints} />
          <ReviewEffort checkpoints={report.checkpoints} totals={totals} />
          <Learned report={report} />
        </>
      )}
      <Text size="xs" c="dimmed" className={classes['method']}>
        {t('report.method')}
      </Text>
    </article>
  );
}
