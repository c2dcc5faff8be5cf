import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface SectionHeadProps {
  readonly title: string;
  readonly help?: string;
  readonly action?: ReactNode;
}

/** The head of a settings section: what it is, what it means, its main action. */
export function SectionHead({ title, help, action }: SectionHeadProps) {
  return (
    <Group justify="space-between" align="flex-start" mb="md" wrap="nowrap">
      <div>
        <Title order={2}>{title}</Title>
        {help && (
          <Text c="dimmed" mt={2}>
            {help}
          </Text>
        )}
      </div>
      {action}
    </Group>
  );
}
