import { expectedReviews, leastWeight, streakUpper } from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocale } from '../../../../strings/useT.ts';
import { formatRate, formatShare } from '../../../../ui/formatNumber.ts';

/** What tolerance, risk and rule ask of an agent, as sentences: so many cases in a row, and who agrees then. */
export function WhatItTakes({ policy }: { readonly policy: CheckpointPolicy }) {
  const { t, language } = useLocale();
  const needed = useNeeded(policy);
  const { tolerance, risk, rule, widening, ratifiedBy } = policy;
  const values = { tolerance: formatRate(tolerance, language), risk: formatShare(risk, language) };
  const number = new Intl.NumberFormat(language);
  return (
    <Text size="xs" role="note" data-what-it-takes>
      {t('inspector.takes.meaning', values)}{' '}
      {needed !== undefined &&
        (needed === null
          ? t('inspector.takes.never')
          : t(`inspector.takes.${rule.type}`, { count: number.formatRange(needed.least, needed.most) }))}{' '}
      {rule.type === 'streak' &&
        t('inspector.takes.bound', {
          bound: formatRate(streakUpper(rule.length, risk), language),
          risk: values.risk,
        })}{' '}
      {widening === 'automatic' ? t('inspector.takes.automatic') : t(`inspector.takes.${ratifiedBy}`)}
    </Text>
  );
}

const QUIET_MS = 150;

interface Needed {
  readonly least: number;
  /** More than `least` where cases weigh differently. */
  readonly most: number;
}

/** How many cases without an error the first rung to be earned takes; null: never. Worked out a moment after the last change. */
function useNeeded(policy: CheckpointPolicy): Needed | null | undefined {
  const { tolerance, missRate, risk, rule, spending } = policy;
  const [needed, setNeeded] = useState<Needed | null>();
  const weight = leastWeight(policy, policy.startRung + 1);
  const asked = JSON.stringify({ tolerance, missRate, risk, rule, spending });
  useEffect(() => {
    const question = JSON.parse(asked) as Parameters<typeof expectedReviews>[0]; // safe: written just above
    const timer = setTimeout(() => {
      const least = expectedReviews(question, 0).median;
      const most = weight === 1 ? least : expectedReviews(question, 0, { weight }).median;
      setNeeded(least === null || most === null ? null : { least, most });
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [asked, weight]);
  return needed;
}
