import type { ReactNode } from 'react';
import classes from './Facts.module.css';

interface FactsProps {
  /** Label and value; a fact without a value is left out. */
  readonly facts: readonly (readonly [label: string, value: ReactNode])[];
}

/** Labels and their values, one per line. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className={classes['facts']}>
      {facts
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([label, value]) => (
          <div key={label} className={classes['fact']}>
            <dt className={classes['label']}>{label}</dt>
            <dd className={classes['value']}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
