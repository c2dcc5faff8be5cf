import type { Change } from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import { List, Title } from '@mantine/core';
import { rungTerms } from '../../../policy/rungTerms.ts';
import { useLocale } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import { formatWork } from '../../../ui/formatTime.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import type { ExpectedChange } from './useExpectedChange.ts';

interface WhatWouldChangeProps {
  readonly rung: CheckpointPolicy['ladder'][number] | undefined;
  readonly expected: ExpectedChange;
  readonly minutesPerReview: number | null;
}

/** The terms of the wider rung and what it would do, or that this is not known. */
export function WhatWouldChange({ rung, expected, minutesPerReview }: WhatWouldChangeProps) {
  const locale = useLocale();
  const { t } = locale;
  const { change, failure, retry } = expected;
  const hasFailed = change === undefined && failure !== null;
  return (
    <div aria-busy={(change === undefined && !hasFailed) || undefined}>
      <Title order={4}>{t('widening.changes')}</Title>
      <List size="sm" spacing={2} mt={2}>
        {rung !== undefined && (
          <List.Item>{t('widening.changes.terms', { terms: rungTerms(rung, locale).join(', ') })}</List.Item>
        )}
        {hasFailed ? null : change === undefined || change === null ? (
          <List.Item aria-live="polite">
            {t(change === null ? 'widening.changes.unknown' : 'widening.changes.counting')}
          </List.Item>
        ) : (
          <Expected change={change} minutesPerReview={minutesPerReview} />
        )}
      </List>
      {hasFailed && <ProblemAlert error={failure} onRetry={retry} />}
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
