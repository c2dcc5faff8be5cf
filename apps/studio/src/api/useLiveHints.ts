import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useTrpc } from './trpc.ts';
import { useIsVisible } from './useIsVisible.ts';
import { useLeads } from './useLeads.ts';

/** `missed` means that hints may have been missed: everything is looked at again. */
type Topic = 'reviews' | 'runs' | 'checkpoints' | 'drafts' | 'editors' | 'missed';

/**
 * Keeps what is on screen current: each hint of the workspace makes the queries it concerns old, and those that are
 * shown are asked again at once. A browser has few connections to a server, so of all its pages in view one listens and
 * passes on what it hears. Answers whether the stream stands.
 */
export function useLiveHints(workspace: string, enabled: boolean): 'live' | 'connecting' | 'off' {
  const trpc = useTrpc();
  const isVisible = useIsVisible();
  const name = `countersign-hints-${workspace}`;
  const wanted = enabled && isVisible;
  const leads = useLeads(name, wanted);
  const refresh = useRefresh();
  const tell = useChannel(name, refresh);
  const hear = async (topic: Topic) => {
    tell(topic);
    await refresh(topic);
  };
  const subscription = useSubscription(
    trpc.live.hints.subscriptionOptions(undefined, {
      enabled: leads,
      onData: (hint) => hear(hint.type),
      // What happened while the stream was down came without a hint.
      onStarted: () => hear('missed'),
    }),
  );
  // A page that comes into view while another one leads has missed what it did not see.
  useEffect(() => {
    if (wanted) void refresh('missed');
  }, [wanted, refresh]);
  if (!wanted) return 'off';
  return !leads || subscription.status === 'pending' ? 'live' : 'connecting';
}

function useRefresh() {
  const trpc = useTrpc();
  const queries = useQueryClient();
  return useCallback(
    async (topic: Topic) => {
      const ofReviews = [trpc.reviews.pathKey(), trpc.checkpoints.pathKey()];
      const ofRuns = [trpc.runs.pathKey(), trpc.incidents.pathKey(), trpc.mailbox.pathKey()];
      const drafts = [trpc.flows.revision.pathKey()];
      const editors = [trpc.editors.pathKey()];
      const keys = {
        reviews: ofReviews,
        runs: ofRuns,
        checkpoints: [trpc.checkpoints.pathKey()],
        drafts,
        editors,
        missed: [...ofReviews, ...ofRuns, ...drafts, ...editors],
      }[topic];
      const stale = (queryKey: QueryKey) => queries.invalidateQueries({ queryKey });
      // Who is where changes nothing that a list shows.
      const lists = topic === 'editors' ? [] : [trpc.flows.list.pathKey()];
      await Promise.all([...keys, ...lists].map(stale));
    },
    [trpc, queries],
  );
}

/** Passes topics to the other pages of this browser, and theirs to `onTopic`. */
function useChannel(name: string, onTopic: (topic: Topic) => void): (topic: Topic) => void {
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = new BroadcastChannel(name);
    opened.onmessage = ({ data }: MessageEvent<Topic>) => onTopic(data);
    channel.current = opened;
    return () => opened.close();
  }, [name, onTopic]);
  return useCallback((topic) => channel.current?.postMessage(topic), []);
}
