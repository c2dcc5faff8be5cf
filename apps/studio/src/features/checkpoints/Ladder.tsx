import type { CheckpointPolicy } from '@countersign/model';
import { rungTerms } from '../../policy/rungTerms.ts';
import { useLocale } from '../../strings/useT.ts';
import classes from './Ladder.module.css';

/** The widths of autonomy with what each asks of a case. Rung 0 reviews everything and always exists. */
export function Ladder({ policy }: { policy: CheckpointPolicy }) {
  const locale = useLocale();
  const { t } = locale;
  return (
    <ol className={classes['ladder']} aria-label={t('checkpoints.ladder')}>
      <Step number={0} title={t('checkpoints.rung.zero')} terms="" />
      {policy.ladder.map((rung, index) => (
        <Step
          // A rung is its place on the ladder; two may have one title.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          number={index + 1}
          title={rung.title}
          terms={rungTerms(rung, locale).join(' · ')}
        />
      ))}
    </ol>
  );
}

function Step({ number, title, terms }: { number: number; title: string; terms: string }) {
  return (
    <li className={classes['rung']}>
      <span className={classes['number']}>{number}</span>
      <span>
        {title}
        {terms !== '' && <div className={classes['terms']}>{terms}</div>}
      </span>
    </li>
  );
}
