import { type Change, changeOf, policyReferences, segmentPerWeek } from '@countersign/autonomy';
import { List, Title } from '@mantine/core';
import { useBacktests } from '../../../policy/backtest/useBacktests.ts';
import { usePastCases } from '../../../policy/backtest/usePastCases.ts';
import { rungTerms } from '../../../policy/rungTerms.ts';
import { useLocale } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import { formatWork } from '../../../ui/formatTime.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useVolumes } from '../CheckpointFigures.tsx';
import type { Checkpoint, OpenWidening } from '../checkpoint.ts';

interface WhatWouldChangeProps {
  readonly widening: OpenWidening;
  readonly checkpoint: Checkpoint;
}

/** What the wider rung would do, worked out on the past cases of the segment by the gate itself. */
export function WhatWouldChange({ widening, checkpoint }: WhatWouldChangeProps) {
  const locale = useLocale();
  const { t } = locale;
  const { policy } = checkpoint;
  const { segment, from, to } = widening;
  const rung = policy.ladder[to - 1];
  const past = usePastCases(checkpoint.id, policyReferences(policy).toSorted());
  const { answers } = useBacktests(past.pages, { change: { policy, rungs: from, segment } });
  const answered = answers.change;
  const volumes = useVolumes(checkpoint.id);
  const isCounting = past.count > 0 && answered === undefined;
  const failure = past.error ?? volumes.error;
  const retry = () => {
    if (past.error !== null) past.retry();
    if (volumes.error !== null) volumes.refetch();
  };
  const change =
    !past.isComplete || isCounting || volumes.data === undefined
      ? undefined
      : answered === undefined
        ? null
        : changeOf(answered.answer, {
            from,
            to,
            perWeek: segmentPerWeek(volumes.data, segment),
            tolerance: policy.tolerance,
          });
  return (
    <div>
      <Title order={4}>{t('widening.changes')}</Title>
      <List size="sm" spacing={2} mt={2}>
        {rung !== undefined && (
          <List.Item>{t('widening.changes.terms', { terms: rungTerms(rung, locale).join(', ') })}</List.Item>
        )}
        {change === undefined && failure !== null ? null : change === undefined || change === null ? (
          <List.Item aria-live="polite">
            {t(change === null ? 'widening.changes.unknown' : 'widening.changes.counting')}
          </List.Item>
        ) : (
          <Expected change={change} minutesPerReview={checkpoint.minutesPerReview} />
        )}
      </List>
      {change === undefined && <ProblemAlert error={failure} onRetry={retry} />}
    </div>
  );
}

function Expected({ change, minutesPerReview }: { change: Change; minutesPerReview: number | null }) {
  const { t, language } = useLocale();
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  return (
    <>
      <List.Item>
        {t('widening.changes.share', {
          share: formatShare(change.share, language),
          now: formatShare(change.shareNow, language),
          cases: new Intl.NumberFormat(language).format(change.cases),
        })}
      </List.Item>
      {minutesPerReview !== null && (
        <List.Item>
          {t('widening.changes.saved', {
            hours: formatWork(change.reviewsSavedPerWeek * minutesPerReview, language),
          })}
        </List.Item>
      )}
      <List.Item>
        {t('widening.changes.errors', { count: number.format(change.errorsPerWeekAtTolerance) })}
      </List.Item>
    </>
  );
}
