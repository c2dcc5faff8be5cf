import { Alert, Text } from '@mantine/core';
import { IconEyeCheck } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useLocale } from '../../../strings/useT.ts';
import { formatRate } from '../../../ui/formatNumber.ts';
import { isHasty, type ReviewerFigures } from './reviewers.ts';

/** A habit that chance does not explain, in words, and the way to the answers it is about. */
export function HabitNotice({ figures }: { figures: ReviewerFigures }) {
  const { t, language } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { id, reviewer, beside, looks, quick } = figures;
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  return (
    <Alert color="yellow" icon={<IconEyeCheck size={18} />} title={t('reviewers.notice', { reviewer })}>
      {beside?.isTelling && (
        <Text size="sm">
          {t('reviewers.notice.streak', {
            count: beside.streak,
            share: formatRate(beside.expected / beside.answers, language),
            times: number.format(1 / beside.chance),
          })}
        </Text>
      )}
      {isHasty(figures) && <Text size="sm">{t('reviewers.notice.hasty', { quick, count: looks })}</Text>}
      <Text size="sm" mt={6}>
        {t('reviewers.notice.help')}{' '}
        <Link
          to="/w/$workspace/inbox"
          params={{ workspace }}
          search={{ status: 'decided', decidedBy: id, overridden: false }}
        >
          {t('reviewers.notice.show')}
        </Link>
      </Text>
    </Alert>
  );
}
