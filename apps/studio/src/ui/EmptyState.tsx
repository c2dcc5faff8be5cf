import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** What to do next. */
  readonly help: ReactNode;
  readonly children?: ReactNode;
}

/** A page or list with nothing in it: says so, says what to do next, and offers it. */
export function EmptyState({ icon, title, help, children }: EmptyStateProps) {
  return (
    <Stack className={classes['root']} align="center" gap="sm">
      <div className={classes['icon']} aria-hidden>
        {icon}
      </div>
      <Title order={2} ta="center">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw={460}>
        {help}
      </Text>
      {children}
    </Stack>
  );
}
