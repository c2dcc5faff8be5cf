import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { IncidentCard } from './IncidentCard.tsx';

/** The parked steps of one run. */
export function RunIncidents({ run, isParked }: { run: string; isParked: boolean }) {
  const incidents = useQuery({
    ...useTrpc().incidents.list.queryOptions({ run }),
    enabled: isParked,
  });
  if (!isParked) return null;
  return (
    <Stack gap="sm">
      <ProblemAlert error={incidents.error} onRetry={() => incidents.refetch()} />
      {incidents.data?.items.map((incident) => (
        <IncidentCard key={incident.key} incident={incident} />
      ))}
    </Stack>
  );
}
