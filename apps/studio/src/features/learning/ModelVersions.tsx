import { Badge, Table, Text, Title } from '@mantine/core';
import type { RouterOutput } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import { Moment } from '../../ui/Moment.tsx';
import classes from './ModelCard.module.css';

type Versions = RouterOutput['learning']['versions'];

/** Trained versions, newest first, with what was measured on cases that were held out. */
export function ModelVersions({ versions }: { versions: Versions | undefined }) {
  const { t, language } = useLocale();
  const newestFirst = [...(versions ?? [])].sort((a, b) => b.version - a.version);
  return (
    <section>
      <Title order={3} mb={8}>
        {t('learning.versions')}
      </Title>
      {versions?.length === 0 && (
        <Text c="dimmed">
          {t('learning.noVersions')}. {t('learning.noVersions.help')}
        </Text>
      )}
      {newestFirst.length > 0 && (
        <section
          className={classes['scroll']}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={t('learning.versions')}
        >
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('runs.version')}</Table.Th>
                <Table.Th>{t('learning.accuracy')}</Table.Th>
                <Table.Th>{t('learning.calibration')}</Table.Th>
                <Table.Th>{t('learning.trainedOn')}</Table.Th>
                <Table.Th>{t('learning.trainedAt')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {newestFirst.map((version, index) => (
                <Table.Tr key={version.version} data-version={version.version}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>
                    {version.version}{' '}
                    {index === 0 && (
                      <Badge size="sm" color="ink">
                        {t('learning.active')}
                      </Badge>
                    )}
                  </Table.Td>
                  <Table.Td>{percent(version.metrics.accuracy, language)}</Table.Td>
                  <Table.Td>{percent(version.metrics.calibrationError, language)}</Table.Td>
                  <Table.Td>{new Intl.NumberFormat(language).format(version.metrics.examples)}</Table.Td>
                  <Table.Td>
                    <Moment at={version.trainedAt} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </section>
  );
}

/** One decimal: two versions that differ by half a percent are not the same. */
function percent(share: number, language: string): string {
  return share === 0
    ? formatShare(0, language)
    : new Intl.NumberFormat(language, {
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }).format(share);
}
