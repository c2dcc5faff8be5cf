import { Button, Center, Code } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useT } from '../strings/useT.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

/** What stands in place of a page that threw. */
export function CrashPage({ error }: ErrorComponentProps) {
  const t = useT();
  return (
    <Center mih="60dvh">
      <EmptyState
        order={1}
        icon={<IconAlertTriangle size={26} />}
        title={t('problem.crash')}
        help={t('problem.crash.help')}
      >
        <Code block maw={560}>
          {error instanceof Error ? error.message : String(error)}
        </Code>
        <Button onClick={() => window.location.reload()}>{t('problem.reload')}</Button>
      </EmptyState>
    </Center>
  );
}
