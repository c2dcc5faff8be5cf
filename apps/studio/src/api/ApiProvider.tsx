import { QueryClientProvider } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { createApiClient } from './createApiClient.ts';
import { createQueryClient } from './createQueryClient.ts';
import { TrpcProvider } from './trpc.ts';
import { workspaceOfPath } from './workspaceOfPath.ts';

/**
 * One client and one cache per workspace: after a switch nothing of the other client's data can be shown, not even
 * for a moment.
 */
export function ApiProvider({ children }: { children: ReactNode }) {
  const workspace = useRouterState({ select: (state) => workspaceOfPath(state.location.pathname) });
  const { client, queries } = useMemo(
    () => ({ client: createApiClient(workspace), queries: createQueryClient() }),
    [workspace],
  );
  return (
    <QueryClientProvider client={queries}>
      <TrpcProvider trpcClient={client} queryClient={queries}>
        {children}
      </TrpcProvider>
    </QueryClientProvider>
  );
}
