import { Skeleton } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RouterOutput } from '../../../api/trpc.ts';
import { useTrpc, useTrpcClient } from '../../../api/trpc.ts';
import { usePages } from '../../../api/usePages.ts';
import { useLocale } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { localDay } from '../../../ui/formatTime.ts';
import { LoadMore } from '../../../ui/LoadMore.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { groupTimeouts } from './groupTimeouts.ts';
import { HistoryLine } from './HistoryLine.tsx';
import { LedgerLine } from './LedgerLine.tsx';
import classes from './LedgerLines.module.css';
import { TimeoutsLine } from './TimeoutsLine.tsx';
import { turnsPage } from './turnsPage.ts';

const PAGE = 50;

interface LedgerLinesProps {
  readonly checkpoint: string;
  /** What changed, or every line; newest first. */
  readonly shown: 'turns' | 'all';
}

/** The ledger in words; among what changed also who turned “review everything”, which is in no ledger. */
export function LedgerLines({ checkpoint, shown }: LedgerLinesProps) {
  const { t } = useLocale();
  const trpc = useTrpc();
  const client = useTrpcClient();
  const pages = usePages({
    queryKey: [...trpc.checkpoints.pathKey(), 'lines', shown, checkpoint],
    fetchPage: async (cursor) => {
      if (shown === 'turns') {
        return turnsPage(cursor, (page) => client.checkpoints.turns.query({ checkpoint, ...page }));
      }
      const before = cursor === undefined ? null : Number(cursor);
      const items = await client.checkpoints.ledger.query({ checkpoint, limit: PAGE, before });
      const last = items.at(-1);
      return { items, nextCursor: items.length < PAGE || last === undefined ? null : String(last.seq) };
    },
  });
  const oldest = pages.hasMore ? (pages.items.at(-1)?.at ?? null) : null;
  const switched = useSwitchings(checkpoint, { isWanted: shown === 'turns', since: oldest });
  const switchings = switched.lines;
  const retry = () => {
    if (pages.error !== null) pages.retry();
    if (switched.error !== null) switched.retry();
  };
  const shownLines =
    switchings.length === 0
      ? pages.items
      : [...pages.items, ...switchings].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const lines = shown === 'turns' ? groupTimeouts(shownLines, localDay) : shownLines;
  const cutDay = oldest === null ? null : localDay(oldest);
  return (
    <>
      <ProblemAlert error={pages.error ?? switched.error} onRetry={retry} />
      {pages.isLoading && <Skeleton h={240} />}
      {!pages.isLoading && pages.error === null && shownLines.length === 0 && (
        <EmptyState
          icon={<IconTimeline size={26} />}
          title={t('ledger.empty')}
          help={t('ledger.empty.help')}
        />
      )}
      <ol className={classes['lines']}>
        {lines.map((line) =>
          'timeouts' in line ? (
            <TimeoutsLine key={line.day} {...line} isCut={line.day === cutDay} />
          ) : 'seq' in line ? (
            <LedgerLine key={line.seq} {...line} />
          ) : (
            <SwitchingLine key={`${line.scope} ${line.at}`} {...line} />
          ),
        )}
      </ol>
      <LoadMore {...pages} />
    </>
  );
}

/** The switchings among the lines that are shown: those that are older come with the lines of their time. */
function useSwitchings(checkpoint: string, { isWanted, since }: { isWanted: boolean; since: string | null }) {
  const trpc = useTrpc();
  const asked = trpc.checkpoints.switchings.queryOptions({ checkpoint }, { enabled: isWanted });
  const { data = [], error, refetch } = useQuery(asked);
  const lines = isWanted ? data.filter(({ at }) => since === null || at >= since) : [];
  return { lines, error, retry: () => void refetch() };
}

type SwitchingProps = RouterOutput['checkpoints']['switchings'][number];

function SwitchingLine({ at, scope, on, actor }: SwitchingProps) {
  const { t } = useLocale();
  const title = t(`ledger.switch.${scope}.${on ? 'on' : 'off'}`, { actor });
  const details = on ? [t('ledger.switch.help')] : [];
  return <HistoryLine {...{ at, title, details }} kind="switch" tone={on ? 'brick' : 'ink'} />;
}
