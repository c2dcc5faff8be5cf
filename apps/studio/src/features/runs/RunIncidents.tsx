import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { IncidentCard } from './IncidentCard.tsx';

interface RunIncidentsProps {
  readonly run: string;
  readonly isParked: boolean;
  /** The end of the run waits for what came of them. */
  readonly isEnding: boolean;
}

/** The parked steps of one run. */
export function RunIncidents({ run, isParked, isEnding }: RunIncidentsProps) {
  const incidents = useQuery({
    ...useTrpc().incidents.list.queryOptions({ run }),
    enabled: isParked,
  });
  if (!isParked) return null;
  return (
    <Stack gap="sm">
      <ProblemAlert error={incidents.error} onRetry={() => incidents.refetch()} />
      {incidents.data?.items.map((incident) => (
        <IncidentCard key={incident.key} incident={incident} isEnding={isEnding} />
      ))}
    </Stack>
  );
}
