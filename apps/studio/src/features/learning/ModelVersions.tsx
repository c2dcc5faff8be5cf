import { Badge, Button, Group, Modal, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMay } from '../../api/session.ts';
import type { RouterOutput } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { Moment } from '../../ui/Moment.tsx';
import classes from './ModelCard.module.css';
import { percent } from './percent.ts';
import { useVersionChange } from './useVersionChange.ts';
import { VersionComparison } from './VersionComparison.tsx';

type Versions = RouterOutput['learning']['versions'];

const COLORS = { live: 'ink', candidate: 'amber', retired: 'gray', discarded: 'gray' } as const;

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
                <Table.Th aria-label={t('learning.goBack')} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {newestFirst.map((version) => (
                <Table.Tr key={version.version} data-version={version.version}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>
                    {version.version}{' '}
                    <Badge size="sm" color={COLORS[version.status]}>
                      {t(`learning.status.${version.status}`)}
                    </Badge>
                  </Table.Td>
                  <Table.Td>{percent(version.metrics.accuracy, language)}</Table.Td>
                  <Table.Td>{percent(version.metrics.calibrationError, language)}</Table.Td>
                  <Table.Td>{new Intl.NumberFormat(language).format(version.metrics.examples)}</Table.Td>
                  <Table.Td>
                    <Moment at={version.trainedAt} />
                  </Table.Td>
                  <Table.Td>{version.status === 'retired' && <GoBack version={version} />}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </section>
  );
}

/** Makes an earlier version the one in use again, after what that would change has been looked at. */
function GoBack({ version: { model, version } }: { version: Versions[number] }) {
  const { t } = useLocale();
  const mayAdopt = useMay('govern');
  const { adopt } = useVersionChange();
  const [isAsking, asking] = useDisclosure(false);
  if (!mayAdopt) return null;
  const goBack = () => adopt.mutate({ model, version }, { onSuccess: asking.close });
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        onClick={asking.open}
        aria-label={`${t('learning.goBack')}: ${version}`}
      >
        {t('learning.goBack')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={asking.close}
        size="xl"
        title={t('learning.goBack.title', { version })}
      >
        <Text size="sm" mb="md">
          {t('learning.goBack.help')}
        </Text>
        {isAsking && <VersionComparison model={model} version={version} />}
        <Group justify="flex-end" mt="md">
          <Button loading={adopt.isPending} onClick={goBack}>
            {t('learning.goBack')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
