import { Anchor, Button, Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft, IconCircleCheck } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useTrpc, useTrpcClient } from '../../api/trpc.ts';
import { usePages } from '../../api/usePages.ts';
import { useT } from '../../strings/useT.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { IncidentCard } from './IncidentCard.tsx';
import type { Incident } from './incident.ts';

const PAGE_SIZE = 50;

/** Every step of the workspace that waits for a person to say how it goes on, the longest waiting first. */
export function IncidentsPage() {
  const t = useT();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const trpc = useTrpc();
  const client = useTrpcClient();
  const incidents = usePages({
    queryKey: [...trpc.incidents.list.pathKey(), 'pages'],
    fetchPage: (cursor) => client.incidents.list.query({ limit: PAGE_SIZE, cursor }),
  });
  const toRuns = (
    <Button
      renderRoot={(props) => <Link {...props} to="/w/$workspace/runs" params={{ workspace }} />}
      variant="default"
      leftSection={<IconArrowLeft size={16} />}
    >
      {t('runs.title')}
    </Button>
  );
  return (
    <Page title={t('incidents.title')} subtitle={t('incidents.subtitle')} actions={toRuns}>
      <ProblemAlert error={incidents.error} onRetry={incidents.retry} />
      {incidents.isLoading && <Skeleton h={160} aria-busy aria-label={t('common.loading')} />}
      {!incidents.isLoading && !incidents.error && incidents.items.length === 0 && (
        <EmptyState
          icon={<IconCircleCheck size={26} />}
          title={t('incidents.empty')}
          help={t('incidents.empty.help')}
        />
      )}
      <Stack gap="sm">
        {incidents.items.map((incident) => (
          <IncidentCard
            key={`${incident.runId}/${incident.key}`}
            incident={incident}
            isEnding={incident.ending}
          >
            <ToRun incident={incident} />
          </IncidentCard>
        ))}
      </Stack>
      <LoadMore {...incidents} />
    </Page>
  );
}

function ToRun({ incident }: { incident: Incident }) {
  const t = useT();
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link {...props} to="/w/$workspace/runs/$run" params={{ workspace, run: incident.runId }} />
      )}
    >
      <UntrustedText
        inline
        text={incident.subject ?? t('runs.noSubject', { id: incident.runId.slice(0, 8) })}
      />
    </Anchor>
  );
}
