import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTrpc, useTrpcClient } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { downloadText } from '../../ui/downloadText.ts';
import { notifyProblem } from '../../ui/notify.ts';
import type { FlowSummary } from './flowSummary.ts';

/** Everything the menu of a flow does; lists follow at once. */
export function useFlowActions(flow: FlowSummary) {
  const t = useT();
  const trpc = useTrpc();
  const client = useTrpcClient();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.flows.pathKey() });
  const settled = { onSuccess: refresh, onError: (error: unknown) => notifyProblem(error, t) };
  const archive = useMutation(trpc.flows.archive.mutationOptions(settled));
  const restore = useMutation(trpc.flows.restore.mutationOptions(settled));
  const duplicate = useMutation({
    mutationFn: (name: string) => client.flows.duplicate.mutate({ flow: flow.slug, name }),
    onSuccess: refresh,
  });
  const rename = useMutation({
    // A name is part of the document: renaming is a save of the draft, under the revision just read.
    mutationFn: async (name: string) => {
      const draft = await client.flows.draft.query({ flow: flow.slug });
      await client.flows.saveDraft.mutate({
        flow: flow.slug,
        document: { ...draft.document, name },
        revision: draft.revision,
      });
    },
    onSuccess: refresh,
  });
  const exportJson = async () => {
    try {
      const document = await client.flows.exportJson.query({ flow: flow.slug });
      downloadText(`${flow.slug}.json`, `${JSON.stringify(document, null, 2)}\n`, 'application/json');
    } catch (error) {
      notifyProblem(error, t);
    }
  };
  return {
    archive: () => archive.mutate({ flow: flow.slug }),
    restore: () => restore.mutate({ flow: flow.slug }),
    duplicate,
    rename,
    exportJson,
  };
}
