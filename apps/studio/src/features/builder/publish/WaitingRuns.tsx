import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useBuilder } from '../BuilderContext.ts';

type WaitingRunsProps = {
  /** The version that was just published; runs on it are no matter of this list. Absent before publishing. */
  readonly newest?: number;
  readonly onMove?: (version: number) => void;
};

/** How many runs are under way on which version: publishing leaves them where they are. */
export function WaitingRuns({ newest, onMove }: WaitingRunsProps) {
  const t = useT();
  const { flow } = useBuilder();
  const active = useQuery({ ...useTrpc().flows.activeRuns.queryOptions({ flow }), staleTime: 0 });
  const older = (active.data?.versions ?? []).filter(({ version }) => version !== newest);
  if (active.isPending)
    return <Skeleton h={20} w={260} role="status" aria-label={t('builder.publish.waiting.counting')} />;
  if (active.error) return <ProblemAlert error={active.error} onRetry={() => active.refetch()} />;
  if (older.length === 0) {
    return (
      <Text size="sm" c="dimmed" data-waiting="0">
        {t('builder.publish.waiting.none')}
      </Text>
    );
  }
  return (
    <Alert color="sky" title={t('builder.publish.waiting')}>
      <Stack gap={6}>
        {older.map(({ version, runs }) => (
          <Group key={version} justify="space-between" gap="xs" data-waiting={version}>
            <Text size="sm">{t('builder.publish.waiting.runs', { count: runs, version })}</Text>
            {onMove !== undefined && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('builder.versions.move.of', { version })}
                onClick={() => onMove(version)}
              >
                {t('builder.versions.move')}
              </Button>
            )}
          </Group>
        ))}
        {active.data?.more && <Text size="sm">{t('builder.publish.waiting.more')}</Text>}
        <Text size="xs">
          {t(onMove === undefined ? 'builder.publish.waiting.before' : 'builder.publish.waiting.after')}
        </Text>
      </Stack>
    </Alert>
  );
}
