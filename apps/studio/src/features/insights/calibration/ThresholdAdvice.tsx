import { Badge, Card, Table, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useLocale } from '../../../strings/useT.ts';
import { AdjustLink } from '../../../ui/AdjustLink.tsx';
import { formatRate, formatShare } from '../../../ui/formatNumber.ts';
import type { Calibration, CalibrationReport } from './calibration.ts';

interface ThresholdAdviceProps {
  readonly calibration: Calibration;
  readonly threshold: CalibrationReport['threshold'];
  readonly checkpoint: string;
}

/** From which confidence on the errors stay below the target, what that would mean, and how far the ladder is carried. */
export function ThresholdAdvice({ calibration, threshold, checkpoint }: ThresholdAdviceProps) {
  const { t, language } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const target = formatRate(calibration.target, language);
  const risk = formatRate(calibration.risk, language);
  const { continuous, ladder, labels } = threshold;
  return (
    <Card component="section" data-threshold={continuous === null ? 'none' : 'found'}>
      <Title order={2}>{t('calibration.threshold', { target })}</Title>
      {continuous === null ? (
        <Text mt={4}>{t('calibration.threshold.none', { target, risk })}</Text>
      ) : (
        <>
          <Text mt={4} fz="lg" fw={600}>
            {t('calibration.threshold.found', { threshold: percentOf(continuous.threshold, language) })}
          </Text>
          <Text mt={4}>
            {t('calibration.threshold.means', {
              ...{ share: formatShare(continuous.coverage, language), selected: continuous.selected },
              ...{ errors: continuous.errors, bound: formatRate(continuous.bound, language), risk },
            })}
          </Text>
        </>
      )}
      {ladder.length > 0 && <Rungs ladder={ladder} target={target} />}
      <Text size="sm" c="dimmed" mt="sm">
        {t('calibration.threshold.help', { labels, all: calibration.labels })}{' '}
        <AdjustLink workspace={workspace} checkpoint={checkpoint}>
          {t('calibration.threshold.adjust')}
        </AdjustLink>
      </Text>
    </Card>
  );
}

/** A threshold is used as it stands, so it is not rounded to whole per cent. */
const percentOf = (threshold: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(
    // Downwards a shown threshold would let pass what was not counted.
    Math.ceil(threshold * 1000) / 1000,
  );

interface RungsProps {
  readonly ladder: CalibrationReport['threshold']['ladder'];
  readonly target: string;
}

function Rungs({ ladder, target }: RungsProps) {
  const { t, language } = useLocale();
  const numbers = new Intl.NumberFormat(language);
  return (
    <>
      <Title order={3} mt="md">
        {t('calibration.rungs')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('calibration.rungs.help')}
      </Text>
      <Table fz="sm" className="cs-numbers" mt={6} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('calibration.rungs.rung')}</Table.Th>
            <Table.Th ta="right">{t('calibration.column.labels')}</Table.Th>
            <Table.Th ta="right">{t('calibration.rungs.errors')}</Table.Th>
            <Table.Th>{t('calibration.rungs.carries', { target })}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ladder.map(({ rung, title, n, errors, carries }) => (
            <Table.Tr key={rung}>
              <Table.Td>{`${rung} · ${title}`}</Table.Td>
              <Table.Td ta="right">{numbers.format(n)}</Table.Td>
              <Table.Td ta="right">{numbers.format(errors)}</Table.Td>
              <Table.Td>
                <Badge miw="max-content" color={carries ? 'ink' : 'gray'}>
                  {t(carries ? 'calibration.rungs.yes' : 'calibration.rungs.no')}
                </Badge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
