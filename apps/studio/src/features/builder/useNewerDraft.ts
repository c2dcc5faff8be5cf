import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTrpc, useTrpcClient } from '../../api/trpc.ts';
import type { BuilderSession } from './session/BuilderSession.ts';

/** Hints tell of a save at once; this is for the case that one got lost. */
const LOOK_AGAIN_MS = 30_000;

/** Takes in what others save while the flow is open. */
export function useNewerDraft(session: BuilderSession, flow: string): void {
  const client = useTrpcClient();
  const newest = useQuery({
    ...useTrpc().flows.revision.queryOptions({ flow }),
    staleTime: 0,
    refetchInterval: LOOK_AGAIN_MS,
  });
  const revision = newest.data?.revision;
  useEffect(() => {
    if (revision === undefined) return;
    let isAsked = false;
    let isOld = false;
    const look = () => {
      const { autosave } = session;
      // The answer to a save under way may be the news itself; it is looked at again when that has come.
      if (isAsked || revision <= autosave.revision || autosave.state.get().type === 'saving') return;
      isAsked = true;
      client.flows.draft
        .query({ flow })
        .then((draft) => {
          if (!isOld) session.receive(draft);
        })
        .catch(() => {}); // asked again at the next hint, and a save would find out
    };
    look();
    const unsubscribe = session.autosave.state.subscribe(look);
    return () => {
      isOld = true;
      unsubscribe();
    };
  }, [client, session, flow, revision]);
}
