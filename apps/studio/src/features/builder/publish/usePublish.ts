import type { FlowDocument } from '@countersign/model';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../../api/problem.ts';
import { type RouterOutput, useTrpc, useTrpcClient } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { useBuilder } from '../BuilderContext.ts';

export type Publishing = {
  /** The newest version; null when the flow was never published. */
  readonly last: FlowDocument | null;
  readonly isLoading: boolean;
  readonly isPublishing: boolean;
  readonly published: RouterOutput['flows']['publish']['version'] | undefined;
  readonly error: unknown;
  /** Publishes with a note for whoever looks at the versions later. */
  readonly publish: (note: string) => void;
};

/** Publishing in three steps: save what is not saved, publish exactly that revision, refresh what shows versions. */
export function usePublish(): Publishing {
  const t = useT();
  const { session, flow, version } = useBuilder();
  const trpc = useTrpc();
  const client = useTrpcClient();
  const queries = useQueryClient();
  const last = useQuery({
    ...trpc.flows.version.queryOptions({ flow }),
    enabled: version !== null,
    staleTime: 0,
  });
  const mutation = useMutation({
    mutationFn: async (note: string) => {
      if (!(await session.autosave.flush())) throw new Error(t('builder.publish.notSaved'));
      return client.flows.publish.mutate({ flow, revision: session.autosave.revision, note });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: trpc.flows.list.pathKey() }),
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.flows.versions.pathKey() }),
  });
  const isMissing = last.error !== null && problemOf(last.error).status === 404;
  return {
    last: last.data?.document ?? null,
    isLoading: version !== null && last.isPending,
    isPublishing: mutation.isPending,
    published: mutation.data?.version,
    error: mutation.error ?? (isMissing ? null : last.error),
    publish: mutation.mutate,
  };
}
