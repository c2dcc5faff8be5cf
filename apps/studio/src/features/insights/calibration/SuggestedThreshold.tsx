import { Table, Text, Title } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { formatRate, formatShare } from '../../../ui/formatNumber.ts';
import type { Calibration, Report } from './calibrationData.ts';

interface SuggestedThresholdProps {
  readonly calibration: Calibration;
  readonly threshold: Report['threshold'];
}

/** From which confidence on the wanted error rate would have held, by two rules that do not fool themselves. */
export function SuggestedThreshold({ calibration, threshold }: SuggestedThresholdProps) {
  const { t, language } = useLocale();
  const { continuous, ladder, labels } = threshold;
  const number = new Intl.NumberFormat(language);
  return (
    <>
      <Title order={3}>
        {t('calibration.threshold', { target: formatRate(calibration.target, language) })}
      </Title>
      {continuous === null ? (
        <Text>{t('calibration.threshold.none')}</Text>
      ) : (
        <>
          <Text fw={600}>
            {t('calibration.threshold.found', {
              threshold: new Intl.NumberFormat(language, {
                style: 'percent',
                maximumFractionDigits: 2,
              }).format(continuous.threshold),
            })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('calibration.threshold.found.help', {
              coverage: formatShare(continuous.coverage, language),
              errors: continuous.errors,
              selected: continuous.selected,
              bound: formatRate(continuous.bound, language),
              risk: formatRate(calibration.risk, language),
            })}
          </Text>
        </>
      )}
      <Text size="sm" c="dimmed">
        {t('calibration.threshold.labels', { count: labels })}
      </Text>
      {ladder.length > 0 && (
        <>
          <Title order={4} mt="sm">
            {t('calibration.threshold.ladder')}
          </Title>
          <Table fz="sm" className="cs-numbers" maw={640}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('calibration.threshold.rung')}</Table.Th>
                <Table.Th>{t('calibration.cases')}</Table.Th>
                <Table.Th>{t('calibration.threshold.wrong')}</Table.Th>
                <Table.Th>{t('calibration.threshold.carries')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {ladder.map(({ rung, title, n, errors, carries }) => (
                <Table.Tr key={rung}>
                  <Table.Td>
                    {rung} · {title}
                  </Table.Td>
                  <Table.Td>{number.format(n)}</Table.Td>
                  <Table.Td>{number.format(errors)}</Table.Td>
                  <Table.Td fw={600}>
                    {t(carries ? 'calibration.threshold.yes' : 'calibration.threshold.no')}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      <Text size="xs" c="dimmed" mt="sm">
        {t('calibration.threshold.caution')}
      </Text>
    </>
  );
}
