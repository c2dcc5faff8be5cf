import { Badge, List, Text } from '@mantine/core';
import type { PastPage } from '../../../policy/backtest/usePastCases.ts';
import { useLocale } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import { RunLink } from '../../../ui/RunLink.tsx';

interface SlippedErrorsProps {
  readonly pages: readonly PastPage[];
  readonly slipped: readonly string[];
  /** Those that the policy in force lets slip as well. */
  readonly before: readonly string[];
}

/** More are counted and not listed: whoever wants all has the interface for programs. */
const SHOWN = 12;

/** The known errors that would have passed, those first that are new with the draft; each leads to its case. */
export function SlippedErrors({ pages, slipped, before }: SlippedErrorsProps) {
  const { t, language } = useLocale();
  if (slipped.length === 0)
    return (
      <Text size="sm" mt="xs">
        {t('adjust.slipped.none')}
      </Text>
    );
  const already = new Set(before);
  const wanted = new Set(slipped);
  const errors = pages
    .flatMap(errorsOf)
    .filter(({ id }) => wanted.has(id))
    .toSorted((a, b) => Number(already.has(a.id)) - Number(already.has(b.id)) || b.seq - a.seq);
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  return (
    <details style={{ marginTop: 8 }} data-slipped={slipped.length}>
      <summary>
        <Text span size="sm" fw={550}>
          {t('adjust.slipped.title', { count: slipped.length })}
        </Text>
      </summary>
      <List size="sm" mt={4}>
        {errors.slice(0, SHOWN).map(({ id, runId, at, confidence, verdict }) => (
          <List.Item key={id}>
            <RunLink run={runId}>{t('adjust.slipped.case', { date: format.format(new Date(at)) })}</RunLink>
            {' · '}
            {t('ledger.confidence', { percent: formatShare(confidence, language) })}
            {isVerdict(verdict) && ` · ${t(`verdict.done.${verdict}`)}`}{' '}
            {!already.has(id) && (
              <Badge size="sm" color="brick">
                {t('adjust.slipped.new')}
              </Badge>
            )}
          </List.Item>
        ))}
      </List>
      {errors.length > SHOWN && (
        <Text size="sm" c="dimmed">
          {t('adjust.slipped.more', { count: errors.length - SHOWN })}
        </Text>
      )}
    </details>
  );
}

const errorsOf = ({ wrong, seq, confidence }: PastPage) =>
  wrong.map(({ place, ...error }) => ({
    ...error,
    seq: seq[place] ?? 0,
    confidence: confidence[place] ?? 0,
  }));

const VERDICTS = ['approve', 'edit', 'reject', 'correct', 'incorrect'] as const;

const isVerdict = (verdict: string): verdict is (typeof VERDICTS)[number] =>
  VERDICTS.some((known) => known === verdict);
