import { Skeleton } from '@mantine/core';
import { IconEyeCheck } from '@tabler/icons-react';
import type { RouterOutput } from '../../../api/trpc.ts';
import { useTrpc, useTrpcClient } from '../../../api/trpc.ts';
import { usePages } from '../../../api/usePages.ts';
import type { Translate } from '../../../strings/catalogue.ts';
import { useLocale } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatShare } from '../../../ui/formatNumber.ts';
import { LoadMore } from '../../../ui/LoadMore.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { RunLink } from '../../../ui/RunLink.tsx';
import { HistoryLine } from './HistoryLine.tsx';
import classes from './LedgerLines.module.css';

const PAGE = 50;

type Check = RouterOutput['checkpoints']['checks']['items'][number];

/** What became of the cases that were picked for a check after they had passed. */
export function Checks({ checkpoint }: { readonly checkpoint: string }) {
  const { t } = useLocale();
  const trpc = useTrpc();
  const client = useTrpcClient();
  const pages = usePages({
    queryKey: [...trpc.checkpoints.pathKey(), 'checks', checkpoint],
    fetchPage: (cursor) => client.checkpoints.checks.query({ checkpoint, cursor, limit: PAGE }),
  });
  return (
    <>
      <ProblemAlert error={pages.error} onRetry={pages.retry} />
      {pages.isLoading && <Skeleton h={240} />}
      {!pages.isLoading && pages.items.length === 0 && (
        <EmptyState
          icon={<IconEyeCheck size={26} />}
          title={t('ledger.checks.empty')}
          help={t('ledger.checks.empty.help')}
        />
      )}
      <ol className={classes['lines']}>
        {pages.items.map((check) => (
          <CheckLine key={check.reviewId} {...check} />
        ))}
      </ol>
      <LoadMore {...pages} />
    </>
  );
}

const TONES = { open: 'sky', correct: 'ink', incorrect: 'brick', overdue: 'brick', closed: 'gray' } as const;

function CheckLine(check: Check) {
  const locale = useLocale();
  const { t } = locale;
  const { fate, by, caseType, drawnAt, runId } = check;
  const title = t(`ledger.check.${fate}`, { actor: by ?? '' });
  return (
    <HistoryLine
      kind={`check-${fate}`}
      tone={TONES[fate]}
      title={caseType === null ? title : `${title} · ${caseType}`}
      details={detailsOf(check, locale)}
      at={drawnAt}
    >
      <RunLink run={runId}>{t('ledger.run')}</RunLink>
    </HistoryLine>
  );
}

function detailsOf(
  { fate, at, dueAt, lanes, probability, isLate, isCritical }: Check,
  { t, language }: { readonly t: Translate; readonly language: string },
): readonly string[] {
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const answered = at === null || fate === 'closed' ? null : moment.format(new Date(at));
  return [
    ...(answered === null ? [] : [t('ledger.check.answered', { date: answered })]),
    ...(fate === 'open' && dueAt !== null
      ? [t('ledger.check.due', { date: moment.format(new Date(dueAt)) })]
      : []),
    ...(isCritical ? [t('ledger.critical')] : []),
    ...(isLate ? [t('ledger.late')] : []),
    ...lanes.map((lane) => t(`ledger.check.lane.${lane}`)),
    ...(probability === null || probability >= 1
      ? []
      : [t('ledger.check.chance', { percent: formatShare(probability, language) })]),
  ];
}
