import type { CheckpointPolicy, Rung } from '@countersign/model';
import { useLocale } from '../../strings/useT.ts';
import { formatAmount, formatShare } from '../../ui/formatNumber.ts';
import classes from './CheckpointCard.module.css';

/** The widths of autonomy, the current one marked. Rung 0 reviews everything and always exists. */
export function Ladder({ policy, rung }: { policy: CheckpointPolicy; rung: number }) {
  const { t } = useLocale();
  return (
    <ol className={classes['ladder']} aria-label={t('checkpoints.ladder')}>
      <Step number={0} isCurrent={rung === 0} title={t('checkpoints.rung.zero')} terms="" />
      {policy.ladder.map((step, index) => (
        <RungStep key={step.title} number={index + 1} isCurrent={rung === index + 1} rung={step} />
      ))}
    </ol>
  );
}

function RungStep({ number, isCurrent, rung }: { number: number; isCurrent: boolean; rung: Rung }) {
  const { t, language } = useLocale();
  const terms = [
    t('checkpoints.terms.confidence', { percent: formatShare(rung.minConfidence, language) }),
    rung.maxAmount === undefined
      ? ''
      : t('checkpoints.terms.amount', { amount: formatAmount(rung.maxAmount, language) }),
    t('checkpoints.terms.sample', { percent: formatShare(rung.sampleRate, language) }),
  ];
  return (
    <Step
      number={number}
      isCurrent={isCurrent}
      title={rung.title}
      terms={terms.filter((term) => term !== '').join(' · ')}
    />
  );
}

interface StepProps {
  readonly number: number;
  readonly isCurrent: boolean;
  readonly title: string;
  readonly terms: string;
}

function Step({ number, isCurrent, title, terms }: StepProps) {
  return (
    <li
      className={classes['rung']}
      data-current={isCurrent || undefined}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <span className={classes['number']}>{number}</span>
      <span>
        {title}
        {terms !== '' && <div className={classes['terms']}>{terms}</div>}
      </span>
    </li>
  );
}
