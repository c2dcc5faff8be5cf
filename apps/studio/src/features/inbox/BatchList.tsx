import { Badge, Group, Text } from '@mantine/core';
import { useLocale } from '../../strings/useT.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import { humanise } from '../../ui/humanise.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './BatchBar.module.css';
import type { ReviewItem } from './useReviewList.ts';

interface BatchListProps {
  readonly items: readonly ReviewItem[];
  /** What became of a case, once that is known. */
  readonly fateOf?: ((item: ReviewItem) => string) | undefined;
}

/** What the agent recommends in each case of a batch. */
export function BatchList({ items, fateOf }: BatchListProps) {
  const { t, language } = useLocale();
  return (
    <section
      className={classes['scroller']}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('inbox.batch')}
    >
      <ul className={classes['cases']}>
        {items.map((item) => {
          const told = `${humanise(item.decision)} · ${formatShare(item.confidence, language)}`;
          return (
            <li key={item.id} data-batched={item.id}>
              <Group gap={6} wrap="nowrap" justify="space-between">
                <Text size="sm" truncate>
                  <UntrustedText inline text={item.subject ?? item.question} />
                </Text>
                {item.stakes === 'high' && (
                  <Badge size="xs" color="amber" flex="none">
                    {t('inbox.stakes.high')}
                  </Badge>
                )}
              </Group>
              <Text size="xs" c="dimmed" truncate>
                {fateOf === undefined ? told : fateOf(item)}
                {item.caseType !== null && fateOf === undefined && (
                  <>
                    {' · '}
                    <UntrustedText inline text={humanise(item.caseType)} />
                  </>
                )}
              </Text>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
