import { Center, Loader } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Outlet, useMatchRoute, useParams } from '@tanstack/react-router';
import { problemOf } from '../api/problem.ts';
import { useSession } from '../api/session.ts';
import { useLiveHints } from '../api/useLiveHints.ts';
import { laterPart } from '../later/laterPart.tsx';
import { useT } from '../strings/useT.ts';
import { PageCommandsProvider } from '../ui/PageCommands.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import classes from './AppFrame.module.css';
import { LiveNotice } from './LiveNotice.tsx';
import { MissingPage } from './MissingPage.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { Sidebar } from './Sidebar.tsx';
import { ToSignIn } from './ToSignIn.tsx';
import { useEarlyQuestions } from './useEarlyQuestions.ts';

/** Not needed before somebody asks for it, so it comes after the page. */
const CommandPalette = laterPart(async () => (await import('./CommandPalette.tsx')).CommandPalette);

/** The frame around every page of a workspace; sends people who are not signed in to the sign-in page and back. */
export function AppFrame() {
  const t = useT();
  const session = useSession();
  useEarlyQuestions();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const [isNarrow, setNarrow] = useSidebar();
  const live = useLiveHints(workspace, session.data !== undefined);
  if (session.isPending) {
    return (
      <Center h="100dvh">
        <Loader />
      </Center>
    );
  }
  if (session.error) {
    if (problemOf(session.error).status === 401) return <ToSignIn />;
    return (
      <Center h="100dvh" p="md">
        <ProblemAlert error={session.error} onRetry={() => session.refetch()} />
      </Center>
    );
  }
  if (!session.data.workspaces.some((candidate) => candidate.slug === workspace)) return <MissingPage />;
  return (
    <PageCommandsProvider>
      <div className={classes['frame']} data-narrow={isNarrow || undefined}>
        <a className={classes['skip']} href="#content">
          {t('nav.skip')}
        </a>
        <Sidebar isNarrow={isNarrow} onToggle={() => setNarrow(!isNarrow)} />
        <main id="content" className={classes['content']} tabIndex={-1}>
          <LiveNotice state={live} />
          <Outlet />
        </main>
        <PhoneBar />
        <CommandPalette />
      </div>
    </PageCommandsProvider>
  );
}

/** Whether the sidebar is a rail: what this person chose, apart for the builder, where the canvas needs the room. */
function useSidebar(): [isNarrow: boolean, setNarrow: (isNarrow: boolean) => void] {
  const isBuilder = useMatchRoute()({ to: '/w/$workspace/flows/$flow' }) !== false;
  const elsewhere = useLocalStorage({ key: 'countersign.sidebar', defaultValue: false });
  const builder = useLocalStorage({ key: 'countersign.sidebar.builder', defaultValue: true });
  const [isNarrow, setNarrow] = isBuilder ? builder : elsewhere;
  return [isNarrow, setNarrow];
}
