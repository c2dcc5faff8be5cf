import { Card } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocale } from '../../strings/useT.ts';
import { gateReasonText } from '../../ui/gateReasonText.ts';
import { JsonView } from '../../ui/JsonView.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { Comments } from './Comments.tsx';
import { Evidence } from './Evidence.tsx';
import type { FullReview } from './fullReview.ts';
import { Outcomes } from './Outcomes.tsx';
import { Precedents } from './Precedents.tsx';
import { Recommendation } from './Recommendation.tsx';
import classes from './ReviewDesk.module.css';
import { Section } from './Section.tsx';
import { Unusual } from './Unusual.tsx';

interface ReviewBodyProps {
  readonly review: FullReview;
  /** The form that stands in place of the payload while it is edited. */
  readonly editor: ReactNode;
}

/** Everything a person needs to decide, in the order in which they need it. */
export function ReviewBody({ review, editor }: ReviewBodyProps) {
  const { t } = useLocale();
  const { proposal, payloadSchema, input, options, steps } = review.content;
  const edited = review.verdict?.edited;
  const payload = edited ?? proposal.payload;
  return (
    <div className={classes['columns']}>
      <div className={classes['column']}>
        <Recommendation proposal={proposal} />
        <Section title={t('review.evidence')}>
          <Evidence evidence={proposal.evidence} />
        </Section>
        {editor || (
          <Section title={t(edited ? 'review.payload.edited' : 'review.payload')}>
            {Object.keys(payload).length === 0 ? (
              t('review.noPayload')
            ) : (
              <Card padding="sm">
                <JsonView value={payload} schema={payloadSchema} />
              </Card>
            )}
          </Section>
        )}
        <Comments review={review.id} />
      </div>
      <div className={classes['column']}>
        <Why review={review} />
        <Unusual review={review.id} />
        {review.status === 'open' && (
          <Section title={t('review.then')}>
            <Outcomes options={options} />
          </Section>
        )}
        <Precedents review={review.id} />
        <Section title={t('review.case')}>
          <Card padding="sm">
            <JsonView value={input} />
          </Card>
        </Section>
        {Object.keys(steps).length > 0 && (
          <details>
            <summary className={classes['label']}>{t('review.steps')}</summary>
            <JsonView value={steps} />
          </details>
        )}
      </div>
    </div>
  );
}

function Why({ review }: { review: FullReview }) {
  const locale = useLocale();
  const sentences = review.content.reasons.map((reason) => gateReasonText(reason, locale));
  return (
    <section className={classes['why']} aria-label={locale.t('review.why')}>
      <div className={classes['label']}>{locale.t('review.why')}</div>
      {sentences.map((sentence) => (
        <UntrustedText key={sentence} text={sentence} />
      ))}
    </section>
  );
}
