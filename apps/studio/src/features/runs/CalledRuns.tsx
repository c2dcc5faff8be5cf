import { FINAL_STATUSES, type FlowDocument, isFinal } from '@countersign/model';
import { Anchor, Badge, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { RunStatusBadge } from '../../ui/RunStatusBadge.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';

type RunDetails = RouterOutput['runs']['get'];

const SHOWN = 20;

/** The runs that this one has called: how far each call has come, and the newest of them. */
export function CalledRuns({ run, document }: { run: RunDetails; document: FlowDocument | undefined }) {
  const t = useT();
  const hasCalls = run.calls.length > 0;
  const called = useQuery({
    ...useTrpc().runs.list.queryOptions({ parent: run.id, limit: SHOWN }),
    enabled: hasCalls,
  });
  if (!hasCalls) return null;
  return (
    <Card>
      <Title order={2} mb="xs">
        {t('runs.calls')}
      </Title>
      <Stack gap="sm">
        {run.calls.map((call) => (
          <CallProgress
            key={`${call.node}/${call.visit}`}
            call={call}
            step={document?.nodes.find(({ id }) => id === call.node)?.title ?? call.node}
          />
        ))}
        {called.data?.items.map((child) => (
          <CalledRun key={child.id} run={child} />
        ))}
        {called.data?.nextCursor != null && (
          <Text size="xs" c="dimmed">
            {t('runs.calls.newest', { count: SHOWN })}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

function CallProgress({ call, step }: { call: RunDetails['calls'][number]; step: string }) {
  const t = useT();
  const begun = Object.values(call.counts).reduce((sum, count) => sum + (count ?? 0), 0);
  const over = FINAL_STATUSES.reduce((sum, status) => sum + (call.counts[status] ?? 0), 0);
  const total = call.of ?? begun;
  const wrong = (call.counts.failed ?? 0) + (call.counts.cancelled ?? 0);
  const share = (count: number) => (total === 0 ? 0 : (count / total) * 100);
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('runs.calls.progress', { step, over, total })}</Text>
        {wrong > 0 && (
          <Badge color="brick" size="sm">
            {t('runs.calls.failed', { count: wrong })}
          </Badge>
        )}
      </Group>
      <Progress.Root mt={4} aria-hidden>
        <Progress.Section value={share(over - wrong)} color="ink" />
        <Progress.Section value={share(wrong)} color="brick" />
      </Progress.Root>
    </div>
  );
}

function CalledRun({ run }: { run: RouterOutput['runs']['list']['items'][number] }) {
  const t = useT();
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap" data-final={isFinal(run.status)}>
      <Anchor
        size="sm"
        renderRoot={(props) => (
          <Link {...props} to="/w/$workspace/runs/$run" params={{ workspace, run: run.id }} />
        )}
      >
        <UntrustedText inline text={run.subject ?? t('runs.noSubject', { id: run.id.slice(0, 8) })} />
      </Anchor>
      <RunStatusBadge status={run.status} />
    </Group>
  );
}
