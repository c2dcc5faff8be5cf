import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { notifyDone, notifyProblem } from '../../../ui/notify.ts';

/** What can be done with channels; afterwards the page shows them as they are then. */
export function useChannelDeeds() {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.notices.pathKey() });
  const onError = (error: unknown) => notifyProblem(error, t);
  const test = useMutation(
    trpc.notices.testChannel.mutationOptions({
      onSuccess: () => notifyDone(t('notices.test.done')),
      onError,
    }),
  );
  const save = useMutation(trpc.notices.saveChannel.mutationOptions({ onError, onSettled }));
  const remove = useMutation(trpc.notices.removeChannel.mutationOptions({ onError, onSettled }));
  return { test, save, remove };
}
