import { Box, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface SectionHeadProps {
  readonly title: string;
  readonly help?: string;
  readonly action?: ReactNode;
}

/** The head of a settings section: what it is, what it means, its main action. */
export function SectionHead({ title, help, action }: SectionHeadProps) {
  return (
    <Group justify="space-between" align="flex-start" mb="md">
      {/* The words make room for the action, which goes below them where there is none. */}
      <Box flex="1 1 260px">
        <Title order={2}>{title}</Title>
        {help && (
          <Text c="dimmed" mt={2}>
            {help}
          </Text>
        )}
      </Box>
      {action !== undefined && <Box flex="0 0 auto">{action}</Box>}
    </Group>
  );
}
