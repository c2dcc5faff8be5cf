import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface TriggerSectionProps {
  readonly title: string;
  readonly help: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One way in which cases come, with what it is for. */
export function TriggerSection({ title, help, action, children }: TriggerSectionProps) {
  return (
    <section aria-label={title}>
      <Group justify="space-between" align="flex-end" mb="sm">
        <div>
          <Title order={2}>{title}</Title>
          <Text size="sm" c="dimmed">
            {help}
          </Text>
        </div>
        {action}
      </Group>
      {children}
    </section>
  );
}
