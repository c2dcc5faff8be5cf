import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useNow } from '../../../ui/useNow.ts';
import { InsightsFrame } from '../InsightsFrame.tsx';
import { PeriodPicker } from '../PeriodPicker.tsx';
import { namedPeriod } from '../periods.ts';
import { ReviewersContent } from './ReviewersContent.tsx';

const route = getRouteApi('/w/$workspace/insights/reviewers');

/** How the people who review answered in a period, each beside the others. */
export function ReviewersPage() {
  const t = useT();
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const { from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const period = from === undefined || to === undefined ? namedPeriod('fourWeeks', today) : { from, to };
  const report = useQuery({
    ...useTrpc().insights.reviewers.queryOptions(period),
    placeholderData: keepPreviousData,
  });
  return (
    <InsightsFrame subtitle={t('reviewers.subtitle')}>
      <PeriodPicker
        period={period}
        today={today}
        onChoose={(search) => void navigate({ search, replace: true })}
      />
      <ProblemAlert error={report.error} onRetry={() => report.refetch()} />
      {report.isPending && <Skeleton h={320} />}
      {report.data && <ReviewersContent report={report.data} />}
    </InsightsFrame>
  );
}
