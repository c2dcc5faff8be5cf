import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { inTurns } from './inTurns.ts';
import { makeStale } from './makeStale.ts';
import { useTrpc } from './trpc.ts';
import { useIsVisible } from './useIsVisible.ts';
import { useLeads } from './useLeads.ts';

/** An answer that takes longer holds up no other refresh. */
const PATIENCE_MS = 10_000;

/**
 * `missed` means that hints may have been missed: everything is looked at again. `shown`: the same for a page that has come
 * into view; what it is just asking for is new enough.
 */
type Topic = 'reviews' | 'runs' | 'checkpoints' | 'drafts' | 'editors' | 'missed' | 'shown';

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
    if (wanted) void refresh('shown');
  }, [wanted, refresh]);
  if (!wanted) return 'off';
  return !leads || subscription.status === 'pending' ? 'live' : 'connecting';
}

function useRefresh() {
  const trpc = useTrpc();
  const queries = useQueryClient();
  return useMemo(() => {
    const checkpoints = trpc.checkpoints.pathKey();
    const ofReviews = [trpc.reviews.pathKey(), checkpoints];
    const ofRuns = [trpc.runs.pathKey(), trpc.incidents.pathKey(), trpc.mailbox.pathKey()];
    const drafts = [trpc.flows.revision.pathKey()];
    const editors = [trpc.editors.pathKey()];
    const all = [...ofReviews, ...ofRuns, ...drafts, ...editors];
    const keys = {
      reviews: ofReviews,
      runs: ofRuns,
      checkpoints: [checkpoints],
      drafts,
      editors,
      missed: all,
      shown: all,
    };
    // Asking again gives up the answer that is under way: where hints come faster than answers, none would ever arrive.
    return inTurns(async (topics: ReadonlySet<Topic>) => {
      const told = [...topics].filter((topic) => topic !== 'editors');
      // Who is where changes nothing that a list shows.
      const lists = told.length === 0 ? [] : [trpc.flows.list.pathKey()];
      const isNewEnough = [...topics].every((topic) => topic === 'shown');
      const stale = (queryKey: QueryKey) =>
        isNewEnough ? queries.invalidateQueries({ queryKey }) : makeStale(queries, queryKey);
      const concerned = new Set([...[...topics].flatMap((topic) => keys[topic]), ...lists]);
      await Promise.race([Promise.all([...concerned].map(stale)), after(PATIENCE_MS)]);
    });
  }, [trpc, queries]);
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

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
