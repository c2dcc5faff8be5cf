import type { ReviewOption } from '@countersign/model';
import { IconArrowRight } from '@tabler/icons-react';
import { useT } from '../../strings/useT.ts';
import classes from './ReviewDesk.module.css';

/** What each answer sets in motion, read from the flow. */
export function Outcomes({ options }: { options: readonly ReviewOption[] }) {
  const t = useT();
  return (
    <dl className={classes['outcomes']}>
      {options.map((option) => (
        <Outcome
          key={option.verdict}
          label={t(`verdict.${option.verdict}`)}
          steps={option.leadsTo}
          nothing={t(option.verdict === 'escalate' ? 'review.leadsToOwner' : 'review.leadsToLedger')}
        />
      ))}
    </dl>
  );
}

function Outcome({ label, steps, nothing }: { label: string; steps: readonly string[]; nothing: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {steps.length === 0
          ? nothing
          : steps.map((step, index) => (
              // A way may come by the same step twice.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <span key={index}>
                <IconArrowRight size={13} aria-hidden className={classes['then'] ?? ''} /> {step}{' '}
              </span>
            ))}
      </dd>
    </>
  );
}
