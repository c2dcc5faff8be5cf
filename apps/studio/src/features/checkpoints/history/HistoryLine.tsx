import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Moment } from '../../../ui/Moment.tsx';
import classes from './HistoryLine.module.css';

interface HistoryLineProps {
  /** What it is, for whoever looks for lines of a kind. */
  readonly kind: string;
  /** A colour of the theme. */
  readonly tone: string;
  readonly title: ReactNode;
  readonly details: readonly string[];
  readonly at: string;
  /** Below the time. */
  readonly foot?: string;
  /** Where it leads. */
  readonly children?: ReactNode;
}

/** One thing that happened, in a list of them. */
export function HistoryLine({ kind, tone, title, details, at, foot, children }: HistoryLineProps) {
  return (
    <li className={classes['line']} data-line={kind}>
      <span
        className={classes['dot']}
        style={{ background: `var(--mantine-color-${tone}-light-color)` }}
        aria-hidden
      />
      <div>
        {title}
        {details.length > 0 && (
          <Text size="sm" c="dimmed">
            {details.join(' · ')}
          </Text>
        )}
        {children && <div>{children}</div>}
      </div>
      <Text size="xs" c="dimmed" ta="right" component="div">
        <Moment at={at} />
        {foot !== undefined && <div>{foot}</div>}
      </Text>
    </li>
  );
}
