import type { AppRouter } from '@countersign/api';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';

const URL = '/trpc';

/** The connection to the server: queries that are asked together travel together, subscriptions are an event stream. */
export function createApiClient(workspace: string | null) {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({
          url: URL,
          connectionParams: () => (workspace === null ? {} : { workspace }),
        }),
        false: httpBatchLink({
          url: URL,
          maxURLLength: 8_000,
          headers: () => (workspace === null ? {} : { 'x-workspace': workspace }),
        }),
      }),
    ],
  });
}
