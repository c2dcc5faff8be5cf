import { Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useLocale } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatRate, formatShare } from '../../../ui/formatNumber.ts';
import { formatDuration } from '../../../ui/formatTime.ts';
import { FigureTable } from '../FigureTable.tsx';
import { HabitNotice } from './HabitNotice.tsx';
import { isNoticed, type ReviewerFigures, type ReviewersReport } from './reviewers.ts';

/** What an owner should hear of first, then everybody's figures, and how they are counted. */
export function ReviewersContent({ report }: { report: ReviewersReport }) {
  const { t, language } = useLocale();
  const number = new Intl.NumberFormat(language);
  const cellsOf = ({
    reviewer,
    answers,
    overridden,
    lower,
    upper,
    beside,
    streak,
    ...looks
  }: ReviewerFigures) => [
    reviewer,
    number.format(answers),
    t('reviewers.overridden.of', {
      share: formatShare(overridden / answers, language),
      lower: formatRate(lower, language),
      upper: formatRate(upper, language),
    }),
    beside === null ? '–' : formatRate(beside.expected / beside.answers, language),
    number.format(streak),
    looks.medianLookMs === null ? '–' : formatDuration(looks.medianLookMs, language),
  ];
  if (report.reviewers.length === 0) {
    return (
      <EmptyState
        icon={<IconUsers size={26} />}
        title={t('reviewers.empty')}
        help={t('reviewers.empty.help')}
      />
    );
  }
  return (
    <Stack gap="md">
      {report.reviewers.filter(isNoticed).map((figures) => (
        <HabitNotice key={figures.id} figures={figures} />
      ))}
      <FigureTable
        label={t('reviewers.table')}
        columns={[
          t('reviewers.reviewer'),
          t('reviewers.answers'),
          t('reviewers.overridden'),
          t('reviewers.others'),
          t('reviewers.streak'),
          t('reviewers.look'),
        ]}
        rows={report.reviewers.map((figures) => ({ key: figures.id, cells: cellsOf(figures) }))}
      />
      {!report.isAll && (
        <Text size="sm" c="dimmed">
          {t('reviewers.partly', { count: report.looked })}
        </Text>
      )}
      <Text size="xs" c="dimmed" maw={720}>
        {t('reviewers.method')}
      </Text>
    </Stack>
  );
}
