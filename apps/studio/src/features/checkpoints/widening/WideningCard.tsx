import { Card, Text, Title } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { Moment } from '../../../ui/Moment.tsx';
import { segmentName } from '../../../ui/segmentName.ts';
import { UntrustedText } from '../../../ui/UntrustedText.tsx';
import type { Checkpoint, OpenWidening } from '../checkpoint.ts';
import { AnswerWidening } from './AnswerWidening.tsx';
import { useExpectedChange } from './useExpectedChange.ts';
import { WhatWouldChange } from './WhatWouldChange.tsx';
import classes from './WideningCard.module.css';
import { waitsText } from './waitsText.ts';
import { claimText, measuredText } from './wideningText.ts';

interface WideningCardProps {
  readonly widening: OpenWidening;
  readonly checkpoint: Checkpoint;
}

/** What was measured, what that does and does not promise, what would change, and the owner's three answers. */
export function WideningCard({ widening, checkpoint }: WideningCardProps) {
  const locale = useLocale();
  const { t } = locale;
  const claim = claimText(widening, checkpoint.policy, locale);
  const waits = waitsText(checkpoint, t);
  const expected = useExpectedChange(widening, checkpoint);
  const rung = checkpoint.policy.ladder[widening.to - 1];
  const title = rung?.title ?? '';
  return (
    <Card component="article" className={classes['card'] ?? ''} data-widening={widening.to}>
      <Title order={3}>
        <UntrustedText inline text={t('widening.title', { to: widening.to, title })} />
      </Title>
      <Text size="sm" c="dimmed" component="div">
        <UntrustedText
          inline
          text={t('widening.where', {
            flow: widening.flowName,
            checkpoint: widening.title,
            segment: segmentName(widening.segment, t),
          })}
        />{' '}
        · <Moment at={widening.proposedAt} />
      </Text>
      <div className={classes['columns']}>
        <div>
          <Title order={4}>{t('widening.measured')}</Title>
          <Text size="sm">{measuredText(widening, checkpoint.policy, locale)}</Text>
        </div>
        <WhatWouldChange rung={rung} expected={expected} minutesPerReview={checkpoint.minutesPerReview} />
      </div>
      <blockquote className={classes['claim']}>
        <Text size="sm">{claim.claim}</Text>
        <Text size="sm" c="dimmed">
          {claim.caution}
        </Text>
      </blockquote>
      {waits !== null && (
        <Text size="sm" mt="md">
          {waits}
        </Text>
      )}
      <AnswerWidening widening={widening} expected={expected} />
    </Card>
  );
}
