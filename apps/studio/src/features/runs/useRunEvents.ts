import type { RunEvent } from '@countersign/model';
import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useIsVisible } from '../../api/useIsVisible.ts';
import { createPacer } from './createPacer.ts';
import { useFrameBatch } from './useFrameBatch.ts';
import { withEvents } from './withEvents.ts';

/** What stands beside the timeline is asked for at most this often, however many events come. */
const REFRESH_MS = 500;

/**
 * The events of a run from its first on, each as soon as it is committed. The stream is resumed after a break where it
 * stopped; an event that comes twice counts once.
 */
export function useRunEvents(run: string) {
  const trpc = useTrpc();
  const queries = useQueryClient();
  const isVisible = useIsVisible();
  const [events, setEvents] = useState<readonly RunEvent[]>([]);
  // Status and output come from the run itself.
  const refresh = useMemo(
    () =>
      createPacer(
        () => void queries.invalidateQueries({ queryKey: trpc.runs.get.queryKey({ run }) }),
        REFRESH_MS,
      ),
    [queries, trpc, run],
  );
  useEffect(() => refresh.stop, [refresh]);
  const take = useFrameBatch<RunEvent>((more) => {
    setEvents((known) => withEvents(known, more));
    refresh.ask();
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
