import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useTrpc } from './trpc.ts';

/**
 * Keeps what is on screen current: each hint of the workspace makes the queries it concerns old, and those that are
 * shown are asked again at once. Answers whether the stream stands.
 */
export function useLiveHints(enabled: boolean): 'live' | 'connecting' | 'off' {
  const trpc = useTrpc();
  const queries = useQueryClient();
  const refresh = (queryKey: QueryKey) => queries.invalidateQueries({ queryKey });
  const subscription = useSubscription(
    trpc.live.hints.subscriptionOptions(undefined, {
      enabled,
      onData: async (hint) => {
        const keys =
          hint.type === 'reviews'
            ? [trpc.reviews.pathKey(), trpc.flows.list.pathKey(), trpc.checkpoints.pathKey()]
            : [trpc.runs.pathKey(), trpc.flows.list.pathKey(), trpc.mailbox.pathKey()];
        await Promise.all(keys.map(refresh));
      },
      // What happened while the stream was down came without a hint.
      onStarted: () => refresh(trpc.reviews.pathKey()),
    }),
  );
  if (!enabled) return 'off';
  return subscription.status === 'pending' ? 'live' : 'connecting';
}
