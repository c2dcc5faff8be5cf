import type { LedgerEntry } from '@countersign/model';
import { Skeleton, Text } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RouterOutput } from '../../../api/trpc.ts';
import { useTrpc, useTrpcClient } from '../../../api/trpc.ts';
import { usePages } from '../../../api/usePages.ts';
import { useLocale } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadMore } from '../../../ui/LoadMore.tsx';
import { ledgerSentence } from '../../../ui/ledgerSentence.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { RunLink } from '../../../ui/RunLink.tsx';
import { segmentName } from '../../../ui/segmentName.ts';
import { HistoryLine } from './HistoryLine.tsx';
import classes from './LedgerLines.module.css';

const PAGE = 50;

interface LedgerLinesProps {
  readonly checkpoint: string;
  /** What changed, newest first; or every line in decision order. */
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
      const items =
        shown === 'turns'
          ? await client.checkpoints.turns.query({
              checkpoint,
              limit: PAGE,
              before: cursor === undefined ? null : Number(cursor),
            })
          : await client.checkpoints.ledger.query({ checkpoint, limit: PAGE, after: Number(cursor ?? 0) });
      const last = items.at(-1);
      return { items, nextCursor: items.length < PAGE || last === undefined ? null : String(last.seq) };
    },
  });
  const oldest = pages.hasMore ? (pages.items.at(-1)?.at ?? null) : null;
  const switchings = useSwitchings(checkpoint, { isWanted: shown === 'turns', since: oldest });
  const shownLines =
    switchings.length === 0
      ? pages.items
      : [...pages.items, ...switchings].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return (
    <>
      <ProblemAlert error={pages.error} onRetry={pages.retry} />
      {pages.isLoading && <Skeleton h={240} />}
      {!pages.isLoading && shownLines.length === 0 && (
        <EmptyState
          icon={<IconTimeline size={26} />}
          title={t('ledger.empty')}
          help={t('ledger.empty.help')}
        />
      )}
      <ol className={classes['lines']}>
        {shownLines.map((line) =>
          'seq' in line ? (
            <Line key={line.seq} {...line} />
          ) : (
            <SwitchingLine key={`${line.scope} ${line.at}`} {...line} />
          ),
        )}
      </ol>
      <LoadMore {...pages} />
    </>
  );
}

interface ShownLine {
  readonly seq: number;
  readonly at: string;
  readonly entry: LedgerEntry;
  /** How many further trusts the same deed changed. */
  readonly also?: number;
}

function Line({ seq, at, entry, also = 0 }: ShownLine) {
  const locale = useLocale();
  const { t } = locale;
  const { title, details, tone, runId } = ledgerSentence(entry, locale);
  const isAboutOne = also === 0 && 'segment' in entry && entry.segment !== 'default';
  const whole = (
    <>
      {title}
      {isAboutOne && <Text span c="dimmed">{` · ${segmentName(entry.segment, t)}`}</Text>}
      {also > 0 && <Text span c="dimmed">{` · ${t('ledger.also', { count: also + 1 })}`}</Text>}
    </>
  );
  return (
    <HistoryLine {...{ tone, details, at }} kind={entry.type} title={whole} foot={t('ledger.line', { seq })}>
      {runId !== null && (
        <RunLink run={runId}>{t(entry.type === 'rung' ? 'ledger.case' : 'ledger.run')}</RunLink>
      )}
    </HistoryLine>
  );
}

/** The switchings among the lines that are shown: those that are older come with the lines of their time. */
function useSwitchings(checkpoint: string, { isWanted, since }: { isWanted: boolean; since: string | null }) {
  const trpc = useTrpc();
  const asked = trpc.checkpoints.switchings.queryOptions({ checkpoint }, { enabled: isWanted });
  const { data = [] } = useQuery(asked);
  return isWanted ? data.filter(({ at }) => since === null || at >= since) : [];
}

type SwitchingProps = RouterOutput['checkpoints']['switchings'][number];

function SwitchingLine({ at, scope, on, actor }: SwitchingProps) {
  const { t } = useLocale();
  const title = t(`ledger.switch.${scope}.${on ? 'on' : 'off'}`, { actor });
  const details = on ? [t('ledger.switch.help')] : [];
  return <HistoryLine {...{ at, title, details }} kind="switch" tone={on ? 'brick' : 'ink'} />;
}
