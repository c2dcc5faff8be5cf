import type { RunEvent } from '@countersign/model';
import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useIsVisible } from '../../api/useIsVisible.ts';
import { useFrameBatch } from './useFrameBatch.ts';
import { withEvents } from './withEvents.ts';

/**
 * The events of a run from its first on, each as soon as it is committed. The stream is resumed after a break where it
 * stopped; an event that comes twice counts once.
 */
export function useRunEvents(run: string) {
  const trpc = useTrpc();
  const queries = useQueryClient();
  const isVisible = useIsVisible();
  const [events, setEvents] = useState<readonly RunEvent[]>([]);
  const take = useFrameBatch<RunEvent>((more) => {
    setEvents((known) => withEvents(known, more));
    // What stands beside the timeline (status, output) comes from the run itself.
    void queries.invalidateQueries({ queryKey: trpc.runs.get.queryKey({ run }) });
  });
  const subscription = useSubscription(
    trpc.runs.live.subscriptionOptions(
      { run },
      {
        enabled: isVisible,
        onData: ({ data }) => take(data),
      },
    ),
  );
  return { events, error: subscription.error, retry: subscription.reset };
}
