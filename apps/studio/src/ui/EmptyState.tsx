import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** What to do next. */
  readonly help: ReactNode;
  /** 1 where it stands in place of a whole page. */
  readonly order?: 1 | 2;
  readonly children?: ReactNode;
}

/** A page or list with nothing in it: says so, says what to do next, and offers it. */
export function EmptyState({ icon, title, help, order = 2, children }: EmptyStateProps) {
  return (
    <Stack className={classes['root']} align="center" gap="sm">
      <div className={classes['icon']} aria-hidden>
        {icon}
      </div>
      <Title order={order} ta="center">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw={460}>
        {help}
      </Text>
      {children}
    </Stack>
  );
}
