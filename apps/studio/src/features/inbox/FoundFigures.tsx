import { Button, Group, Modal, Stack, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { RouterOutput } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { Figure, Figures } from '../../ui/Figure.tsx';
import { formatShare } from '../../ui/formatNumber.ts';
import { formatDuration } from '../../ui/formatTime.ts';
import { humanise } from '../../ui/humanise.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { useFoundFigures } from './useFoundFigures.ts';
import { useInboxSearch } from './useInboxSearch.ts';

type Statistics = RouterOutput['reviews']['statistics'];
type Groups = Statistics['answers']['groups'];

/** How many there are, in a line, and behind it how people answered such cases. */
export function FoundFigures() {
  const { t } = useLocale();
  const [isOpen, { open, close }] = useDisclosure(false);
  const { data } = useFoundFigures();
  const { group, groupBy } = useInboxSearch();
  if (data === undefined) return null;
  return (
    <Group justify="space-between" gap={6} wrap="nowrap">
      <Text size="xs" c="dimmed" role="status">
        {foundText(data.found, t)}
      </Text>
      <Group gap={2} wrap="nowrap">
        <Button
          size="compact-xs"
          variant={group === undefined ? 'subtle' : 'light'}
          aria-pressed={group !== undefined}
          onClick={() => groupBy(group === undefined ? 'caseType' : undefined)}
        >
          {t('inbox.group.byCaseType')}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={open}>
          {t('inbox.figures')}
        </Button>
      </Group>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('inbox.figures.title')}
        size="lg"
        closeButtonProps={{ size: 44, iconSize: 18, 'aria-label': t('inbox.filters.close') }}
      >
        <Answers answers={data.answers} />
      </Modal>
    </Group>
  );
}

function foundText({ reviews, looked, isAll }: Statistics['found'], t: ReturnType<typeof useLocale>['t']) {
  return isAll ? t('inbox.found', { count: reviews }) : t('inbox.found.atLeast', { count: reviews, looked });
}

function Answers({ answers }: Pick<Statistics, 'answers'>) {
  const { t, language } = useLocale();
  const { agreed, overridden, agreement, medianSeconds, looked, isAll, groups } = answers;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t(isAll ? 'inbox.figures.all' : 'inbox.figures.latest', { count: looked })}
      </Text>
      <Figures>
        <Figure
          label={t('inbox.figures.agreement')}
          value={agreement === null ? '–' : formatShare(agreement.estimate, language)}
          from={
            agreement === null
              ? t('inbox.figures.none')
              : t('inbox.figures.agreement.from', {
                  count: agreed + overridden,
                  lower: formatShare(agreement.lower, language),
                  upper: formatShare(agreement.upper, language),
                })
          }
        />
        <Figure
          label={t('inbox.figures.median')}
          value={medianSeconds === null ? '–' : formatDuration(medianSeconds * 1_000, language)}
          from={t('inbox.figures.median.from')}
        />
        <Figure label={t('inbox.figures.overridden')} value={overridden.toLocaleString(language)} />
      </Figures>
      {(['checkpoint', 'caseType', 'decision'] as const).map((grouping) => (
        <Overrides key={grouping} grouping={grouping} groups={groups} />
      ))}
    </Stack>
  );
}

/** Where answers went against the agent, the most first. */
function Overrides({ grouping, groups }: { grouping: keyof Groups; groups: Groups }) {
  const { t, language } = useLocale();
  const rows = groups[grouping].filter(({ overridden }) => overridden > 0).slice(0, 5);
  if (rows.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {t(`inbox.figures.by.${grouping}`)}
      </Title>
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {rows.map(({ value, title, answers, overridden }) => (
            <Table.Tr key={value}>
              <Table.Td>
                <UntrustedText
                  inline
                  text={nameOf({ value, title, grouping }) ?? t('inbox.figures.unnamed')}
                />
              </Table.Td>
              <Table.Td ta="end">
                {t('inbox.figures.overriddenOf', {
                  overridden,
                  answers,
                  share: formatShare(overridden / answers, language),
                })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

type Named = {
  readonly value: string | null;
  readonly title: string | null;
  readonly grouping: keyof Groups;
};

function nameOf({ value, title, grouping }: Named): string | null {
  if (grouping === 'decision') return value === null ? null : humanise(value);
  return title ?? value;
}
