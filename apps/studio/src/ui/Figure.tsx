import type { ReactNode } from 'react';
import classes from './Figure.module.css';

interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  /** What it rests on. */
  readonly from?: ReactNode;
  /** What has to be known beside it. */
  readonly besides?: ReactNode;
}

/** One number with its name and what it rests on; stands in a `Figures` list. */
export function Figure({ label, value, from, besides }: FigureProps) {
  return (
    <div className={classes['figure']}>
      <dt className={classes['label']}>{label}</dt>
      <dd className={classes['value']}>{value}</dd>
      {from && <dd className={classes['from']}>{from}</dd>}
      {besides && <dd className={classes['from']}>{besides}</dd>}
    </div>
  );
}

/** Numbers beside one another. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className={classes['figures']}>{children}</dl>;
}
