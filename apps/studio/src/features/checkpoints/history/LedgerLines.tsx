import type { LedgerEntry } from '@countersign/model';
import { Skeleton, Text } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import { useTrpc, useTrpcClient } from '../../../api/trpc.ts';
import { usePages } from '../../../api/usePages.ts';
import { useLocale } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadMore } from '../../../ui/LoadMore.tsx';
import { ledgerSentence } from '../../../ui/ledgerSentence.ts';
import { Moment } from '../../../ui/Moment.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { RunLink } from '../../../ui/RunLink.tsx';
import { segmentName } from '../../../ui/segmentName.ts';
import classes from './LedgerLines.module.css';

const PAGE = 50;

interface LedgerLinesProps {
  readonly checkpoint: string;
  /** What changed, newest first; or every line in decision order. */
  readonly shown: 'turns' | 'all';
}

/** The ledger in words. */
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
  return (
    <>
      <ProblemAlert error={pages.error} onRetry={pages.retry} />
      {pages.isLoading && <Skeleton h={240} />}
      {!pages.isLoading && pages.items.length === 0 && (
        <EmptyState
          icon={<IconTimeline size={26} />}
          title={t('ledger.empty')}
          help={t('ledger.empty.help')}
        />
      )}
      <ol className={classes['lines']}>
        {pages.items.map((line) => (
          <Line key={line.seq} {...line} />
        ))}
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
  return (
    <li className={classes['line']} data-line={entry.type}>
      <span
        className={classes['dot']}
        style={{ background: `var(--mantine-color-${tone}-light-color)` }}
        aria-hidden
      />
      <div>
        {title}
        {isAboutOne && <Text span c="dimmed">{` · ${segmentName(entry.segment, t)}`}</Text>}
        {also > 0 && <Text span c="dimmed">{` · ${t('ledger.also', { count: also + 1 })}`}</Text>}
        {details.length > 0 && (
          <Text size="sm" c="dimmed">
            {details.join(' · ')}
          </Text>
        )}
        {runId !== null && (
          <RunLink run={runId}>{t(entry.type === 'rung' ? 'ledger.case' : 'ledger.run')}</RunLink>
        )}
      </div>
      <Text size="xs" c="dimmed" ta="right" component="div">
        <Moment at={at} />
        <div>{t('ledger.line', { seq })}</div>
      </Text>
    </li>
  );
}
