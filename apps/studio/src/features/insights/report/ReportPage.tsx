import { Button, Skeleton } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useLightPrint } from '../../../ui/useLightPrint.ts';
import { useNow } from '../../../ui/useNow.ts';
import { InsightsFrame } from '../InsightsFrame.tsx';
import { PeriodPicker } from '../PeriodPicker.tsx';
import { namedPeriod } from '../periods.ts';
import { ReportSheet } from './ReportSheet.tsx';

const route = getRouteApi('/w/$workspace/insights/report');

/** What the agents did for a client in a period, on paper too. */
export function ReportPage() {
  const t = useT();
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const { from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const period = from === undefined || to === undefined ? namedPeriod('fourWeeks', today) : { from, to };
  const report = useQuery({
    ...useTrpc().insights.report.queryOptions(period),
    placeholderData: keepPreviousData,
  });
  useLightPrint();
  return (
    <InsightsFrame
      subtitle={t('report.subtitle')}
      actions={
        <Button
          leftSection={<IconPrinter size={16} />}
          onClick={() => window.print()}
          disabled={report.data === undefined}
          data-print="no"
        >
          {t('report.print')}
        </Button>
      }
    >
      <PeriodPicker
        period={period}
        today={today}
        onChoose={(search) => void navigate({ search, replace: true })}
      />
      <ProblemAlert error={report.error} onRetry={() => report.refetch()} />
      {report.isPending && <Skeleton h={640} />}
      {report.data && <ReportSheet report={report.data} />}
    </InsightsFrame>
  );
}
