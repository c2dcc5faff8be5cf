import type { ReactNode } from 'react';
import classes from './ReviewDesk.module.css';

/** A titled part of the review page; the title also names it for screen readers. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <div className={classes['label']}>{title}</div>
      {children}
    </section>
  );
}
