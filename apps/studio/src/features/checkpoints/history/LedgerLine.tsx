import type { LedgerEntry } from '@countersign/model';
import { Text } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { ledgerSentence } from '../../../ui/ledgerSentence.ts';
import { RunLink } from '../../../ui/RunLink.tsx';
import { segmentName } from '../../../ui/segmentName.ts';
import { HistoryLine } from './HistoryLine.tsx';

export interface ShownLine {
  readonly seq: number;
  readonly at: string;
  readonly entry: LedgerEntry;
  /** How many further trusts the same deed changed. */
  readonly also?: number;
}

/** A line of the ledger in words. */
export function LedgerLine({ seq, at, entry, also = 0 }: ShownLine) {
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
