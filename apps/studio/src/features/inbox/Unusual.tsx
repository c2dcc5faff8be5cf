import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { factorWords } from './factorWords.ts';
import classes from './LookBack.module.css';
import { Section } from './Section.tsx';

/** What is unlike earlier cases of the same checkpoint, each with what it is compared to. */
export function Unusual({ review }: { review: string }) {
  const { t } = useLocale();
  const trpc = useTrpc();
  const unusual = useQuery(trpc.reviews.unusual.queryOptions({ review }));
  return (
    <Section title={t('review.unusual')}>
      {unusual.error && <ProblemAlert error={unusual.error} onRetry={() => unusual.refetch()} />}
      {unusual.isPending && <Skeleton h={20} />}
      {unusual.data && <Factors unusual={unusual.data} />}
    </Section>
  );
}

function Factors({ unusual }: { unusual: RouterOutput['reviews']['unusual'] }) {
  const locale = useLocale();
  const { factors, cases, needed } = unusual;
  if (factors.length === 0) {
    const isTooEarly = cases < needed;
    return (
      <Text c="dimmed" size="sm">
        {isTooEarly
          ? locale.t('review.unusual.tooFew', { count: cases, needed })
          : locale.t('review.unusual.nothing', { count: cases })}
      </Text>
    );
  }
  return (
    <ul className={classes['list']}>
      {factors.map((factor) => {
        const { name, value, compared } = factorWords(factor, locale);
        return (
          <li key={`${factor.kind}${factor.pointer}`}>
            <span className={classes['name']}>
              <UntrustedText inline text={value === null ? name : `${name}: ${value}`} />
            </span>
            <div className={classes['compared']}>{compared}</div>
          </li>
        );
      })}
    </ul>
  );
}
