import { Text, Title } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import { FigureTable } from '../FigureTable.tsx';
import type { ReportCheckpoint } from './clientReport.ts';
import { GateName } from './GateName.tsx';
import classes from './Report.module.css';
import { isBusy } from './totals.ts';

/** Volume and automation, gate by gate. */
export function GateTable({ checkpoints }: { checkpoints: readonly ReportCheckpoint[] }) {
  const { t, language } = useLocale();
  const busy = checkpoints.filter(isBusy);
  const idle = checkpoints.length - busy.length;
  const number = new Intl.NumberFormat(language);
  return (
    <section className={classes['section']}>
      <Title order={3}>{t('report.gate')}</Title>
      <FigureTable
        label={t('report.gate')}
        columns={[
          t('report.gate.name'),
          t('report.gate.cases'),
          t('report.passed'),
          t('report.held'),
          t('report.share'),
          t('report.gate.rung'),
        ]}
        rows={busy.map(({ checkpoint, title, flowName, passed, held, rung, rungs }) => ({
          key: checkpoint,
          cells: [
            <GateName key="name" title={title} flowName={flowName} />,
            number.format(passed + held),
            number.format(passed),
            number.format(held),
            passed + held === 0 ? '–' : formatShare(passed / (passed + held), language),
            rungs === 0 ? '–' : t('report.gate.rung.of', { rung, rungs }),
          ],
        }))}
      />
      {idle > 0 && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('report.gate.idle', { count: idle })}
        </Text>
      )}
    </section>
  );
}
