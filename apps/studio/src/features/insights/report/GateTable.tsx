import { Table, Text, Title } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import type { ReportCheckpoint } from './clientReport.ts';
import classes from './Report.module.css';
import { ReportTable } from './ReportTable.tsx';
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
      <ReportTable
        label={t('report.gate')}
        columns={[
          t('report.gate.name'),
          t('report.gate.cases'),
          t('report.passed'),
          t('report.held'),
          t('report.share'),
          t('report.gate.rung'),
        ]}
      >
        {busy.map(({ checkpoint, title, flowName, passed, held, rung, rungs }) => (
          <Table.Tr key={checkpoint}>
            <Table.Td>
              {title} <span className={classes['quiet']}>{flowName}</span>
            </Table.Td>
            <Table.Td>{number.format(passed + held)}</Table.Td>
            <Table.Td>{number.format(passed)}</Table.Td>
            <Table.Td>{number.format(held)}</Table.Td>
            <Table.Td>{passed + held === 0 ? '–' : formatShare(passed / (passed + held), language)}</Table.Td>
            <Table.Td>{rungs === 0 ? '–' : t('report.gate.rung.of', { rung, rungs })}</Table.Td>
          </Table.Tr>
        ))}
      </ReportTable>
      {idle > 0 && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('report.gate.idle', { count: idle })}
        </Text>
      )}
    </section>
  );
}
