import { Anchor, List } from '@mantine/core';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import classes from './Entries.module.css';

type EntryProps = Pick<ComponentPropsWithoutRef<'button'>, 'onClick' | 'title'> & {
  readonly children: ReactNode;
  /** What finding it tells of. */
  readonly 'data-problem'?: string;
  /** What can be done beside it. */
  readonly beside?: ReactNode;
};

/** One sentence of a list that leads to the place it tells of. */
export function Entry({ beside, ...button }: EntryProps) {
  return (
    <List.Item>
      <Anchor component="button" type="button" size="sm" ta="left" className={classes['entry']} {...button} />
      {beside}
    </List.Item>
  );
}
