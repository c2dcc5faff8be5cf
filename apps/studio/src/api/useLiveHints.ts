import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useTrpc } from './trpc.ts';
import { useIsVisible } from './useIsVisible.ts';

/**
 * Keeps what is on screen current: each hint of the workspace makes the queries it concerns old, and those that are
 * shown are asked again at once. Only a page in view listens; it catches up when it is seen again. Answers whether the
 * stream stands.
 */
export function useLiveHints(enabled: boolean): 'live' | 'connecting' | 'off' {
  const trpc = useTrpc();
  const queries = useQueryClient();
  const isVisible = useIsVisible();
  const refresh = (queryKey: QueryKey) => queries.invalidateQueries({ queryKey });
  const subscription = useSubscription(
    trpc.live.hints.subscriptionOptions(undefined, {
      enabled: enabled && isVisible,
      onData: async (hint) => {
        const keys =
          hint.type === 'reviews'
            ? [trpc.reviews.pathKey(), trpc.flows.list.pathKey(), trpc.checkpoints.pathKey()]
            : [trpc.runs.pathKey(), trpc.flows.list.pathKey(), trpc.mailbox.pathKey()];
        await Promise.all(keys.map(refresh));
      },
      // What happened while the stream was down came without a hint.
      onStarted: async () => {
        const keys = [trpc.reviews.pathKey(), trpc.runs.pathKey(), trpc.flows.list.pathKey()];
        await Promise.all(keys.map(refresh));
      },
    }),
  );
  if (!enabled || !isVisible) return 'off';
  return subscription.status === 'pending' ? 'live' : 'connecting';
}
