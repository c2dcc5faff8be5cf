import type { AppRouter } from '@countersign/api';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';

const URL = '/trpc';

/** Browsers keep only so much on its way once a page is gone. */
const OUTLIVING_BYTES = 8_000;

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
          fetch: (url, { signal, ...options } = {}) =>
            fetch(url, { ...options, signal: signal ?? null, keepalive: isToOutlive(url, options.body) }),
          headers: () => (workspace === null ? {} : { 'x-workspace': workspace }),
        }),
      }),
    ],
  });
}

/** Whether it is an answer to a review, which arrives also when its page is closed right behind it. */
function isToOutlive(url: Parameters<typeof fetch>[0], body: unknown): boolean {
  const isShort = typeof body === 'string' && body.length < OUTLIVING_BYTES;
  return isShort && String(url).includes('reviews.decide');
}
