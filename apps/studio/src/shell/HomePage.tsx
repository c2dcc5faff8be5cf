import { Button, Center, Loader } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBuilding } from '@tabler/icons-react';
import { Navigate } from '@tanstack/react-router';
import { problemOf } from '../api/problem.ts';
import { useSession } from '../api/session.ts';
import { useT } from '../strings/useT.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { NewWorkspace } from './NewWorkspace.tsx';

/** The bare address: goes to the first workspace, or to the sign-in page. */
export function HomePage() {
  const t = useT();
  const session = useSession();
  const [isCreating, creating] = useDisclosure(false);
  if (session.error) {
    if (problemOf(session.error).status === 401) return <Navigate to="/sign-in" replace />;
    return (
      <Center h="100dvh" p="md">
        <ProblemAlert error={session.error} onRetry={() => session.refetch()} />
      </Center>
    );
  }
  if (!session.data) {
    return (
      <Center h="100dvh">
        <Loader />
      </Center>
    );
  }
  const first = session.data.workspaces[0];
  if (first) return <Navigate to="/w/$workspace/flows" params={{ workspace: first.slug }} replace />;
  return (
    <Center h="100dvh">
      <EmptyState
        icon={<IconBuilding size={26} />}
        title={t('workspace.none')}
        help={t('workspace.none.help')}
      >
        <Button onClick={creating.open}>{t('workspace.create')}</Button>
      </EmptyState>
      <NewWorkspace opened={isCreating} onClose={creating.close} />
    </Center>
  );
}
