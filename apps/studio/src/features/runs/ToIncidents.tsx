import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';

/** The way to the steps that need help; nothing while none does. */
export function ToIncidents() {
  const t = useT();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const count = useQuery(useTrpc().incidents.count.queryOptions()).data ?? 0;
  if (count === 0) return null;
  return (
    <Button
      renderRoot={(props) => <Link {...props} to="/w/$workspace/incidents" params={{ workspace }} />}
      color="brick"
      variant="light"
      leftSection={<IconAlertTriangle size={16} />}
      data-incident-count={count}
    >
      {t('incidents.count', { count })}
    </Button>
  );
}
